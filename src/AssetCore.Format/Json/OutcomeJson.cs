using System.Collections.Immutable;
using AssetCore.Commits;
using AssetCore.Format.Json.Answers;

namespace AssetCore.Format.Json;

/// <summary>Reads answers that are a receipt or a problem.</summary>
public static class OutcomeJson
{
    /// <summary>Reads the answer to a bulk request: a receipt or a problem for each commit, in order.</summary>
    /// <exception cref="AnswerFaultException">The bytes are something else.</exception>
    public static ImmutableArray<CommitOutcome> ReadMany(ReadOnlyMemory<byte> utf8)
    {
        using var document = AnswerElement.Parse(utf8);
        return new AnswerElement(document.RootElement, "").Items(Read);
    }

    // Receipts have no code.
    private static CommitOutcome Read(AnswerElement item) => item.Has("code")
        ? CommitOutcome.Refused(ProblemJson.Read(item))
        : CommitOutcome.Committed(ReceiptJson.Read(item));
}
