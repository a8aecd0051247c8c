using System.Globalization;
using System.Text;
using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Operations;

namespace AssetCore.Testing.Generators;

/// <summary>Counts what became of generated commits, so that a test can say that nothing was left untried.</summary>
public sealed class OutcomeStatistics
{
    private readonly Dictionary<ErrorCode, long> _refusals = [];
    private readonly Dictionary<OperationCode, long> _done = [];
    private readonly Dictionary<(OperationCode Operation, ErrorCode Code), long> _refused = [];

    /// <summary>Commits recorded, refused ones too.</summary>
    public long Commits { get; private set; }

    /// <summary>Operations that were judged: up to the refused one, none for a replay or a malformed commit.</summary>
    public long Operations { get; private set; }

    /// <summary>Commits that took place, or had before.</summary>
    public long Committed { get; private set; }

    /// <summary>Answers that were given before.</summary>
    public long Replays { get; private set; }

    /// <summary>Refused commits in percent of all.</summary>
    public long RefusedPercent => Commits == 0 ? 0 : (Commits - Committed) * 100 / Commits;

    /// <summary>Counts one commit.</summary>
    /// <param name="request">The commit.</param>
    /// <param name="refusal">Why it was refused, or null.</param>
    /// <param name="operationIndex">Its refused operation, or null.</param>
    /// <param name="isReplay">True if it had taken place before.</param>
    public void Record(CommitRequest request, ErrorCode? refusal, int? operationIndex, bool isReplay)
    {
        Commits++;
        if (isReplay) Replays++;
        if (refusal is not { } code)
        {
            Committed++;
            if (isReplay) return;
            Operations += request.Operations.Length;
            foreach (var operation in request.Operations) Count(_done, operation.Code);
            return;
        }

        Count(_refusals, code);
        if (operationIndex is not { } index) return;
        if (code is not (ErrorCode.MalformedRequest or ErrorCode.InvalidId)) Operations += index + 1;
        Count(_refused, (request.Operations[index].Code, code));
    }

    /// <summary>Adds the counts of another run.</summary>
    public void Add(OutcomeStatistics other)
    {
        (Commits, Operations) = (Commits + other.Commits, Operations + other.Operations);
        (Committed, Replays) = (Committed + other.Committed, Replays + other.Replays);
        Merge(_refusals, other._refusals);
        Merge(_done, other._done);
        Merge(_refused, other._refused);
    }

    /// <summary>Commits refused with a code.</summary>
    public long RefusedWith(ErrorCode code) => _refusals.GetValueOrDefault(code);

    /// <summary>Operations of a kind in commits that took place.</summary>
    public long Done(OperationCode operation) => _done.GetValueOrDefault(operation);

    /// <summary>Commits refused at an operation of a kind with a code.</summary>
    public long RefusedAt(OperationCode operation, ErrorCode code) => _refused.GetValueOrDefault((operation, code));

    /// <summary>The codes and operations that were never seen, for an assertion that there are none.</summary>
    public IReadOnlyList<string> Missing(IEnumerable<ErrorCode> codes, IEnumerable<OperationCode> operations) =>
    [
        .. codes.Where(code => RefusedWith(code) == 0).Select(code => $"no commit was refused with {code}"),
        .. operations.Where(operation => Done(operation) == 0).Select(operation => $"no {operation} took place"),
    ];

    /// <summary>A table for people.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        Line(text, $"{Commits} commits, {Operations} operations, {RefusedPercent} % refused, {Replays} replays");
        foreach (var (code, count) in _refusals.OrderBy(pair => pair.Key)) Line(text, $"{count,8} {code}");
        foreach (var operation in _done.Keys.Union(_refused.Keys.Select(key => key.Operation)).Order())
        {
            var refusals = _refused.Where(pair => pair.Key.Operation == operation).OrderBy(pair => pair.Key.Code);
            var counts = string.Join(", ", refusals.Select(refusal => $"{refusal.Key.Code} {refusal.Value}"));
            Line(text, $"{Done(operation),8} {operation}; {counts}");
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');

    private static void Count<TKey>(Dictionary<TKey, long> counts, TKey key)
        where TKey : notnull => counts[key] = counts.GetValueOrDefault(key) + 1;

    private static void Merge<TKey>(Dictionary<TKey, long> counts, Dictionary<TKey, long> others)
        where TKey : notnull
    {
        foreach (var (key, count) in others) counts[key] = counts.GetValueOrDefault(key) + count;
    }
}
