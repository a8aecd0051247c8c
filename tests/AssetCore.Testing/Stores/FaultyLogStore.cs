using AssetCore.Log.Stores;

namespace AssetCore.Testing.Stores;

/// <summary>
/// A store that loses requests and answers as it is told, in front of one that does not. Calls are made one at a time.
/// </summary>
/// <param name="inner">The store behind it.</param>
/// <param name="plan">Decides about each call.</param>
/// <param name="time">The clock that a slow call lets pass.</param>
public sealed class FaultyLogStore(ILogStore inner, Func<StoreVerb, StoreFault> plan, JumpingTime time)
    : ForwardingStore(inner)
{
    /// <summary>No call may take longer: one that has no limit at all is a fault of whoever makes it.</summary>
    private static readonly TimeSpan CallMax = TimeSpan.FromMinutes(1);

    private readonly List<Func<Task>> _late = [];

    /// <summary>Faults injected so far.</summary>
    public int Faults { get; private set; }

    public override ValueTask<StoreResult> CreateAsync(BlobName name, CancellationToken cancellationToken) =>
        CallAsync(StoreVerb.Create, () => base.CreateAsync(name, CancellationToken.None), cancellationToken);

    public override ValueTask<StoreResult> AppendAsync(
        BlobName name, long position, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        // The caller's own memory: a late request carries what is there when it goes.
        return CallAsync(
            StoreVerb.Append, () => base.AppendAsync(name, position, data, CancellationToken.None), cancellationToken);
    }

    public override ValueTask<StoreResult> SealAsync(BlobName name, CancellationToken cancellationToken) =>
        CallAsync(StoreVerb.Seal, () => base.SealAsync(name, CancellationToken.None), cancellationToken);

    public override async ValueTask<StoreReadResult> ReadAsync(
        BlobName name, long offset, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var read = new StoreReadResult(StoreStatus.Unknown);
        var result = await CallAsync(
            StoreVerb.Read,
            async () =>
            {
                read = await base.ReadAsync(name, offset, buffer, CancellationToken.None);
                return new StoreResult(read.Status);
            },
            cancellationToken);
        return result.Status == read.Status ? read : new StoreReadResult(result.Status, 0, result.Detail);
    }

    public override ValueTask<StoreResult> StatAsync(BlobName name, CancellationToken cancellationToken) =>
        CallAsync(StoreVerb.Stat, () => base.StatAsync(name, CancellationToken.None), cancellationToken);

    public override ValueTask<StoreResult> PutAsync(
        BlobName name, ReadOnlyMemory<byte> data, PutCondition condition, CancellationToken cancellationToken)
    {
        var sent = data.ToArray();
        return CallAsync(
            StoreVerb.Put, () => base.PutAsync(name, sent, condition, CancellationToken.None), cancellationToken);
    }

    /// <summary>Lets requests that are still on their way arrive, oldest first; all of them without a number.</summary>
    public async Task DeliverAsync(int count = int.MaxValue)
    {
        for (; count > 0 && _late.Count > 0; count--)
        {
            var request = _late[0];
            _late.RemoveAt(0);
            await request();
        }
    }

    private void LetTimePassUntil(CancellationToken cancellationToken)
    {
        var end = time.Now + CallMax;
        while (!cancellationToken.IsCancellationRequested)
        {
            if (time.Now > end) throw new InvalidOperationException("A call has no limit.");
            time.Advance(TimeSpan.FromSeconds(1));
        }
    }

    private async ValueTask<StoreResult> CallAsync(
        StoreVerb verb, Func<ValueTask<StoreResult>> call, CancellationToken cancellationToken)
    {
        var fault = plan(verb);
        if (fault != StoreFault.None) Faults++;
        switch (fault)
        {
            case StoreFault.NotSent:
                return new StoreResult(StoreStatus.Refused, Detail: "not sent");
            case StoreFault.AnswerLost:
                await call();
                return new StoreResult(StoreStatus.Unknown, Detail: "answer lost");
            case StoreFault.RequestLost:
                return new StoreResult(StoreStatus.Unknown, Detail: "request lost");
            case StoreFault.LandsLate when verb is not (StoreVerb.Read or StoreVerb.Stat):
                _late.Add(async () => await call());
                return new StoreResult(StoreStatus.Unknown, Detail: "on its way");
            case StoreFault.Slow:
                LetTimePassUntil(cancellationToken);
                await call();
                return new StoreResult(StoreStatus.Unknown, Detail: "too slow");
            case StoreFault.Lie when verb == StoreVerb.Append:
                return new StoreResult(StoreStatus.Done);
            default:
                return await call();
        }
    }
}
