using AssetCore.Format.Hashing;
using AssetCore.Intents.Journal;
using AssetCore.Intents.Load;
using AssetCore.Log.Stores;

namespace AssetCore.Intents.Check;

/// <summary>Holds a journal against what every silo and the raw logs say.</summary>
internal sealed class CheckRun
{
    private readonly Silos _silos;
    private readonly ILogStore _store;
    private readonly Dictionary<string, IntentHistory> _intents;
    private readonly List<string> _lost = [];
    private readonly List<string> _duplicated = [];
    private readonly List<string> _unexpected = [];
    private readonly List<string> _sums = [];
    private readonly List<string> _broken = [];
    private readonly List<RawSummary> _logs = [];

    public CheckRun(IReadOnlyList<JournalEntry> journal, Silos silos, ILogStore store)
    {
        _silos = silos;
        _store = store;
        _intents = IntentHistory.Of(journal);
    }

    /// <summary>Reads everything back.</summary>
    public async Task<CheckReport> RunAsync(IReadOnlyList<long> worlds)
    {
        var digests = _intents.Keys.Append(Account.SetupKey).ToDictionary(Digest.OfKey);
        foreach (var world in worlds)
        {
            var (raw, summary) = await new RawReader(_store, digests).ReadAsync(world);
            _logs.Add(summary);
            _broken.AddRange(raw.Faults);
            var head = await new ApiReader(_silos, 0, world).HeadAsync();
            if (head != raw.Head) _broken.Add($"world {world} ends at {raw.Head}, and a silo says {head}");
            // One silo tells the whole history; what the others show is the state that came of it.
            var api = await new ApiReader(_silos, 0, world).HistoryAsync(head);
            _broken.AddRange(api.Faults);
            Compare(world, raw, api);
            await SumUpAsync(world, raw);
        }

        return ToReport();
    }

    private void Compare(long world, LoggedWorld raw, LoggedWorld api)
    {
        foreach (var intent in _intents.Values.Where(intent => intent.Intent.World == world))
        {
            CompareOne(intent, raw);
            CompareOne(intent, api);
        }

        foreach (var source in (LoggedWorld[])[raw, api])
        {
            foreach (var (key, commits) in source.ByKey)
            {
                if (key != Account.SetupKey && !_intents.ContainsKey(key))
                    _unexpected.Add($"{source.Source}: {commits[0].Place} was asked for by nobody ({key})");
            }
        }
    }

    private void CompareOne(IntentHistory intent, LoggedWorld source)
    {
        var found = source.Find(intent.Intent.Key);
        var name = $"{source.Source}: intent {intent.Intent.Key}";
        if (found.Count > 1)
        {
            var places = string.Join(", ", found.Select(commit => commit.Place));
            _duplicated.Add($"{name} is there {found.Count} times: {places}");
        }

        if (intent.Refusal is { } code && found.Count > 0)
            _unexpected.Add($"{name} was refused with {code} and is there: {found[0].Place}");
        if (intent.Receipts is not [var receipt, ..]) return;
        if (found.Count == 0)
        {
            _lost.Add($"{name} was acknowledged as {receipt} and is not there");
        }
        else if (receipt != found[0].ToReceipt())
        {
            _lost.Add($"{name} was acknowledged as {receipt} and is there as {found[0]}");
        }
    }

    private async Task SumUpAsync(long world, LoggedWorld raw)
    {
        var expected = Enumerable.Repeat(Account.Initial, Account.Count).ToArray();
        foreach (var intent in _intents.Values.Where(intent => raw.Find(intent.Intent.Key).Count > 0))
        {
            foreach (var move in intent.Intent.Moves)
            {
                expected[move.From] -= move.Amount;
                expected[move.To] += move.Amount;
            }
        }

        for (var silo = 0; silo < _silos.Count; silo++)
        {
            var found = await new ApiReader(_silos, silo, world).BalancesAsync(raw.Head);
            for (var number = 0; number < Account.Count; number++)
            {
                if (found[number] == expected[number]) continue;
                var account = $"silo {silo}, world {world}: {Account.Name(number)}";
                _sums.Add($"{account} is {found[number]}, the commits make {expected[number]}");
            }
        }
    }

    private CheckReport ToReport()
    {
        foreach (var intent in _intents.Values)
        {
            var (name, receipts) = ($"intent {intent.Intent.Key}", intent.Receipts.Distinct().ToList());
            if (receipts.Count > 1) _duplicated.Add($"{name} was acknowledged as {string.Join(" and as ", receipts)}");
            if (intent.Refusal is { } code && (!intent.IsTooMuch || code != "INSUFFICIENT_BALANCE"))
                _unexpected.Add($"{name} was refused with {code}");
            if (intent.IsTooMuch && receipts.Count > 0) _unexpected.Add($"{name} moved more than there is");
        }

        var open = _intents.Values.Where(intent => intent.IsUnknown);
        return new CheckReport
        {
            Intents = _intents.Count,
            Acknowledged = _intents.Values.Count(intent => intent.Receipts.Count > 0),
            Refused = _intents.Values.Count(intent => intent.Refusal is not null),
            Settled = _intents.Values.Count(intent => intent.WasUnknown && !intent.IsUnknown),
            Repeated = _intents.Values.Sum(intent => Math.Max(0, intent.Receipts.Count - 1)),
            Logs = _logs,
            Lost = _lost,
            Duplicated = _duplicated,
            Unresolved = [.. open.Select(intent => $"intent {intent.Intent.Key}")],
            Unexpected = _unexpected,
            Sums = _sums,
            Broken = _broken,
        };
    }
}
