using System.Globalization;
using System.Text.Json;

namespace AssetCore.Format.Json;

/// <summary>Says in our words where a text stops being JSON.</summary>
internal static class JsonGrammar
{
    /// <summary>The rest of a sentence that begins with the member.</summary>
    public static string Reason(JsonException fault) => string.Create(
        CultureInfo.InvariantCulture,
        $"is not JSON at line {(fault.LineNumber ?? 0) + 1}, byte {(fault.BytePositionInLine ?? 0) + 1}, "
        + $"or is nested too deeply");
}
