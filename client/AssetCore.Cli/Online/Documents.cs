using System.Buffers;
using System.Text.Json;
using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Format.Json;

namespace AssetCore.Cli.Online;

/// <summary>What the library answers as the documents that the server would have sent.</summary>
internal static class Documents
{
    /// <summary>A receipt or a problem.</summary>
    public static JsonElement Of(CommitOutcome outcome) => outcome.Receipt is { } receipt
        ? Make(json => ReceiptJson.Write(json, receipt, null, null))
        : Of(outcome.Rejection!);

    /// <summary>A problem.</summary>
    public static JsonElement Of(Rejection rejection) =>
        Make(json => ProblemJson.Write(json, rejection, ErrorCatalogue.Get(rejection.Code).Status, null, null));

    /// <summary>Whatever the callback writes.</summary>
    public static JsonElement Make(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer)) write(json);
        return JsonElement.Parse(buffer.WrittenSpan);
    }
}
