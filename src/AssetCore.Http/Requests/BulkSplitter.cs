using System.Text.Json;
using AssetCore.Commits;
using AssetCore.Errors;

namespace AssetCore.Http.Requests;

/// <summary>Finds the commits of a bulk request without judging them: each stands alone, a malformed one too.</summary>
internal static class BulkSplitter
{
    /// <summary>
    /// Levels of JSON that are looked through here. Far more than a commit may have, so that one which is nested too
    /// deeply is refused alone.
    /// </summary>
    private const int DepthMax = 512;

    /// <summary>The places of the commits in the array, in order. On false, why the request as a whole is refused.</summary>
    public static bool TrySplit(ReadOnlySpan<byte> json, out List<Range> commits, out Rejection? fault)
    {
        commits = [];
        fault = null;
        try
        {
            fault = Split(json, commits);
        }
        catch (JsonException broken)
        {
            fault = Malformed($"The request is not well-formed JSON at line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}.");
        }

        return fault is null;
    }

    private static Rejection? Split(ReadOnlySpan<byte> json, List<Range> commits)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = DepthMax });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray) return Malformed("The request must be an array of commits.");
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (commits.Count == CommitLimits.BulkCommitsMax) return Malformed($"The request has more than {CommitLimits.BulkCommitsMax} commits.");
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            commits.Add(start..(int)reader.BytesConsumed);
        }

        // The reader throws if anything follows the array.
        reader.Read();
        return commits.Count == 0 ? Malformed("The request has no commits.") : null;
    }

    private static Rejection Malformed(string detail) => new(ErrorCode.MalformedRequest, detail);
}
