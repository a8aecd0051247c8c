using AssetCore.Ids;
using AssetCore.Log.Stores;
using AssetCore.Testing.Stores;

namespace AssetCore.Testing.Grains;

/// <summary>
/// A store in front of another whose appends go as a test plans: they may be refused, lost, or held until the test lets
/// them go; worlds may be corrupt, or be written by somebody else. Any thread; silos of one process share it.
/// </summary>
/// <param name="inner">The store behind it.</param>
public sealed class PlannedLogStore(ILogStore inner) : ForwardingStore(inner)
{
    /// <summary>Inside the payload of the first frame: its header is 168 bytes long.</summary>
    private const long CorruptByte = 180;

    private readonly Lock _gate = new();
    private Func<BlobName, AppendPlan> _plan = static _ => AppendPlan.Go;
    private TaskCompletionSource _held = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _reads;

    /// <summary>Appends that reached the store behind.</summary>
    public int Appends { get; private set; }

    /// <summary>Reads that reached the store behind.</summary>
    public int Reads => Volatile.Read(ref _reads);

    /// <summary>Completes when an append is held.</summary>
    public Task Held
    {
        get
        {
            lock (_gate) return _held.Task;
        }
    }

    /// <summary>Who holds the right to write every world; null for nobody.</summary>
    public string? HeldBy { get; set; }

    /// <summary>The world of which one byte is read wrongly; null for none.</summary>
    public WorldId? Corrupt { get; set; }

    /// <summary>True if no block of an upload is taken.</summary>
    public bool RefusesStaging { get; set; }

    /// <summary>What reads end with; null for what the store behind answers.</summary>
    public Exception? ReadFault { get; set; }

    /// <summary>Whoever wants to write a world waits for this.</summary>
    public Task LeaseGate { get; set; } = Task.CompletedTask;

    /// <summary>From now on appends go like this.</summary>
    public void Plan(Func<BlobName, AppendPlan> plan)
    {
        lock (_gate) _plan = plan;
    }

    /// <summary>From now on the next appends to a world go like this, and then as usual.</summary>
    public void PlanNext(WorldId world, params ReadOnlySpan<AppendPlan> plans)
    {
        var (rest, prefix) = (new Queue<AppendPlan>(plans.ToArray()), BlobName.WorldPrefix(world));
        Plan(name => name.Value.StartsWith(prefix, StringComparison.Ordinal) && rest.TryDequeue(out var plan)
            ? plan
            : AppendPlan.Go);
    }

    /// <summary>Lets held appends go, and those that come go like this; null for as usual.</summary>
    public void Release(Func<BlobName, AppendPlan>? then = null)
    {
        lock (_gate)
        {
            _plan = then ?? (static _ => AppendPlan.Go);
            _release.TrySetResult();
            _held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public override async ValueTask<StoreResult> AppendAsync(
        BlobName name, long position, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        Task release;
        AppendPlan plan;
        lock (_gate)
        {
            plan = _plan(name);
            release = _release.Task;
            if (plan == AppendPlan.Hold) _held.TrySetResult();
            if (plan is AppendPlan.Go or AppendPlan.Hold or AppendPlan.LoseAnswer) Appends++;
        }

        if (plan == AppendPlan.Hold) await release;
        if (plan == AppendPlan.Refuse) return new StoreResult(StoreStatus.Refused, Detail: "the disk is full");
        if (plan == AppendPlan.LoseRequest) return new StoreResult(StoreStatus.Unknown, Detail: "the request was lost");
        var result = await base.AppendAsync(name, position, data, cancellationToken);
        return plan == AppendPlan.LoseAnswer
            ? new StoreResult(StoreStatus.Unknown, Detail: "the answer was lost")
            : result;
    }

    public override async ValueTask<StoreReadResult> ReadAsync(
        BlobName name, long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (ReadFault is { } fault) throw fault;
        Interlocked.Increment(ref _reads);
        var result = await base.ReadAsync(name, offset, buffer, cancellationToken);
        if (Corrupt is { } world && name.Value.StartsWith(BlobName.WorldPrefix(world), StringComparison.Ordinal)
            && offset <= CorruptByte && offset + result.Count > CorruptByte)
        {
            buffer.Span[(int)(CorruptByte - offset)] ^= 1;
        }

        return result;
    }

    public override ValueTask<StoreResult> StageAsync(
        BlobName name,
        StagedUpload upload,
        int index,
        ReadOnlyMemory<byte> data,
        CancellationToken cancellationToken) =>
        RefusesStaging
            ? new(new StoreResult(StoreStatus.Refused, Detail: "no room for checkpoints"))
            : base.StageAsync(name, upload, index, data, cancellationToken);

    public override async ValueTask<WriterLeaseResult> AcquireWriterAsync(
        WorldId world, CancellationToken cancellationToken)
    {
        await LeaseGate.WaitAsync(cancellationToken);
        return HeldBy is { } other
            ? new WriterLeaseResult(null, other)
            : await base.AcquireWriterAsync(world, cancellationToken);
    }
}
