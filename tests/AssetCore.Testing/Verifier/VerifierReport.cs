using System.Text.Json;

namespace AssetCore.Testing.Verifier;

/// <summary>What the verifier says of one log.</summary>
/// <param name="Status"><c>whole</c>, <c>broken</c> or <c>unreadable</c>.</param>
/// <param name="Document">The whole report.</param>
public sealed record VerifierReport(string Status, JsonElement Document)
{
    /// <summary>Reads a report.</summary>
    /// <param name="json">One line of <c>--json</c>.</param>
    public static VerifierReport Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return new VerifierReport(
            document.RootElement.GetProperty("status").GetString()!, document.RootElement.Clone());
    }

    /// <summary>A member of the report as text.</summary>
    /// <param name="name">Its name.</param>
    public string this[string name] => Document.GetProperty(name).ToString();

    /// <summary>Where and why the log breaks, as JSON; <c>null</c> if it does not.</summary>
    public string Fault => this["fault"];
}
