using AssetCore.Errors;

namespace AssetCore.Reads;

/// <summary>What became of a query: exactly one of an answer and a rejection.</summary>
public readonly record struct QueryOutcome
{
    private QueryOutcome(QueryAnswer? answer, Rejection? rejection)
    {
        Answer = answer;
        Rejection = rejection;
    }

    /// <summary>The answer; null if the query was refused.</summary>
    public QueryAnswer? Answer { get; }

    /// <summary>Why the query was refused; null if it was answered.</summary>
    public Rejection? Rejection { get; }

    /// <summary>The query was answered.</summary>
    public static QueryOutcome Answered(QueryAnswer answer) => new(answer, null);

    /// <summary>The query was refused.</summary>
    public static QueryOutcome Refused(Rejection rejection) => new(null, rejection);
}
