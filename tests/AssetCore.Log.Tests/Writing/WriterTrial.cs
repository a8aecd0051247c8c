using AssetCore.Log.Memory;
using AssetCore.Log.Reading;
using AssetCore.Log.Stores;
using AssetCore.Log.Verification;
using AssetCore.Log.Writing;
using AssetCore.Testing.Stores;

namespace AssetCore.Log.Tests.Writing;

/// <summary>
/// Writers that come and go by a seed, on a store that loses requests and answers by the same seed, beside a model: the
/// list of what was acknowledged. The log must hold every acknowledged batch, in its place and once, and nothing that
/// was definitely refused.
/// </summary>
internal sealed class WriterTrial
{
    private const int WritersMax = 3;
    private const int Steps = 60;

    private readonly Random _random;
    private readonly int _faultPercent;
    private readonly StoreFault[] _faults;
    private readonly MemoryLogStore _inner = new();
    private readonly FaultyLogStore _store;
    private readonly TestWriters _writers;
    private readonly List<WorldLog> _open = [];
    private readonly SortedDictionary<long, BatchFrame> _acknowledged = [];
    private readonly HashSet<int> _refused = [];
    private readonly List<byte[]> _manifests = [];
    private int _nextSeed = 1;

    public WriterTrial(int seed, int faultPercent, params StoreFault[] faults)
    {
        (_random, _faultPercent, _faults) = (new Random(seed), faultPercent, faults);
        var time = new JumpingTime();
        _store = new FaultyLogStore(_inner, Plan, time);
        _writers = new TestWriters(time, new WorldLogOptions { SegmentAppendsMax = 2 + (seed % 6) });
    }

    public int Acknowledged => _acknowledged.Count;

    /// <summary>Segments that were cut off.</summary>
    public int Cuts { get; private set; }

    /// <summary>True to set the manifest back to an older one now and then.</summary>
    public bool SetsManifestBack { get; init; }

    /// <summary>Runs the trial; what it found to be wrong, or null.</summary>
    public async Task<string?> RunAsync()
    {
        for (var step = 0; step < Steps; step++)
        {
            if (_random.Next(10) == 0) await _store.DeliverAsync(1);
            if (SetsManifestBack) await TouchManifestAsync();
            if (_open.Count == 0 || (_open.Count < WritersMax && _random.Next(8) == 0)) await OpenAsync();
            else if (await AppendAsync(_open[_random.Next(_open.Count)]) is { } violation) return violation;
        }

        await _store.DeliverAsync();
        foreach (var log in _open) await log.DisposeAsync();
        var frames = await TestWriters.ReadAllAsync(_inner);
        Cuts = frames.Zip(frames.Skip(1)).Count(pair =>
            pair.First.After!.Segment != pair.Second.After!.Segment
            && pair.Second.Header.PreviousHash == pair.First.After.Head.Hash);
        var report = await new ChainVerifier(_inner, TestWriters.World)
            .VerifyAsync(null, null, TestWriters.Token);
        return report.Fault is { } fault ? $"the log is not sound: {fault}" : Compare(frames);
    }

    private async Task TouchManifestAsync()
    {
        var name = BlobName.Manifest(TestWriters.World);
        if (!(await _inner.StatAsync(name, TestWriters.Token)).IsDone) return;
        var now = await BlobBytes.ReadAsync(_inner, name);
        if (_manifests.Count == 0 || !now.AsSpan().SequenceEqual(_manifests[^1])) _manifests.Add(now);
        if (_random.Next(10) == 0)
            await BlobBytes.ReplaceAsync(_inner, name, _manifests[_random.Next(_manifests.Count)]);
    }

    /// <summary>A writer that is confirmed stands at the end of the log.</summary>
    private async Task<string?> ConfirmAsync(WorldLog log)
    {
        var outcome = await log.ConfirmAsync(TestWriters.Token);
        if (outcome is AppendOutcome.Fenced) await EndAsync(log);
        if (outcome is not null || SetsManifestBack) return null;
        var head = await new WorldLogReader(_inner, TestWriters.World).ReadHeadAsync(TestWriters.Token);
        return head == log.Head ? null : $"a writer at {log.Head} was confirmed, the log ends at {head}";
    }

    private async Task OpenAsync()
    {
        try
        {
            _open.Add(await _writers.OpenAsync(_store));
        }
        catch (StorageUnavailableException)
        {
            // Allowed: the next step tries again.
        }
    }

    private async Task<string?> AppendAsync(WorldLog log)
    {
        if (_random.Next(8) == 0) return await ConfirmAsync(log);
        var seed = _nextSeed++;
        var outcome = await TestWriters.AppendAsync(log, seed);
        switch (outcome)
        {
            case AppendOutcome.Durable durable:
                var (header, frame) = (durable.Frame.Header, durable.Frame.Frame.ToArray());
                if (!_acknowledged.TryAdd(header.Batch.Value, new BatchFrame(header, frame)))
                    return $"batch {header.Batch} was acknowledged twice";

                // As the writer of a world does; late requests must not carry what comes next.
                WorldLog.GiveBack(durable);
                break;
            case AppendOutcome.Disputed:
                await EndAsync(log);
                break;
            case AppendOutcome.Fenced:
                _refused.Add(seed);
                await EndAsync(log);
                break;
            default:
                _refused.Add(seed);
                break;
        }

        return null;
    }

    private async Task EndAsync(WorldLog log)
    {
        _open.Remove(log);
        await log.DisposeAsync();
    }

    private string? Compare(List<BatchFrame> frames)
    {
        foreach (var (batch, acknowledged) in _acknowledged)
        {
            if (batch > frames.Count) return $"batch {batch} was acknowledged and is lost";
            if (!frames[(int)batch - 1].Frame.Span.SequenceEqual(acknowledged.Frame.Span))
                return $"batch {batch} is not the one that was acknowledged";
        }

        var seeds = frames.Select(frame => BitConverter.ToInt32(frame.Payload.Span)).ToList();
        if (seeds.Distinct().Count() != seeds.Count) return "a batch stands in the log twice";
        return seeds.Find(_refused.Contains) is not 0 and var seed ? $"refused batch {seed} stands in the log" : null;
    }

    private StoreFault Plan(StoreVerb verb) =>
        _random.Next(100) < _faultPercent ? _faults[_random.Next(_faults.Length)] : StoreFault.None;
}
