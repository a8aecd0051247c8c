using AssetCore.Log.Stores;

namespace AssetCore.Simulation.Stores;

/// <summary>The verbs that need the right to write.</summary>
internal sealed partial class FileView
{
    public ValueTask<StoreResult> CreateAsync(BlobName name, CancellationToken cancellationToken)
    {
        var lease = LeaseOf(name);
        if (disk.Files.ContainsKey(name.Value)) return new(new StoreResult(StoreStatus.AlreadyExists));
        disk.Files[name.Value] = SimulatedFile.ForAppending();
        lease.Files[name.Value] = new SimulatedFileLease.OpenFile { IsSettled = true };
        return new(new StoreResult(StoreStatus.Done, 0, "0"));
    }

    public ValueTask<StoreResult> AppendAsync(
        BlobName name, long position, ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfZero(data.Length, nameof(data));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(data.Length, LogStoreLimits.AppendBytesMax, nameof(data));
        if (!TryOpen(name, out var file, out var open)) return new(NotFound);
        if (file.IsSealed) return new(new StoreResult(StoreStatus.Sealed, file.Length, file.ETag, true));
        if (file.Mark is null) return new(NotForAppending);
        if (!open.IsSettled) throw new InvalidOperationException($"{name} was not settled after its last writer.");

        // What an append without a durable end left behind goes first.
        file.Cut(open.DurableLength);
        if (position != open.DurableLength)
            return new(new StoreResult(StoreStatus.PreconditionFailed, open.DurableLength, file.ETag));
        return new(Append(file, open, data.Span));
    }

    public ValueTask<StoreResult> SealAsync(BlobName name, CancellationToken cancellationToken)
    {
        if (!TryOpen(name, out var file, out var open)) return new(NotFound);
        if (file.Mark is null) return new(NotForAppending);
        if (!file.IsSealed && !open.IsSettled)
            throw new InvalidOperationException($"{name} was not settled after its last writer.");
        if (!file.IsSealed) file.Cut(open.DurableLength);
        file.Seal();
        return new(new StoreResult(StoreStatus.Done, file.Length, file.ETag, true));
    }

    public ValueTask<StoreResult> SettleAsync(BlobName name, long length, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        if (!TryOpen(name, out var file, out var open)) return new(NotFound);
        var fits = file.IsSealed ? length == file.Length : length <= file.Length && length >= open.DurableLength;
        var status = fits ? StoreStatus.Done : StoreStatus.PreconditionFailed;
        if (fits && !file.IsSealed)
        {
            file.Cut(length);
            (open.DurableLength, open.IsSettled) = (length, true);
            file.Publish(length);
        }

        return new(new StoreResult(status, open.DurableLength, file.ETag, file.IsSealed));
    }

    private static StoreResult NotForAppending => new(StoreStatus.Refused, Detail: "the file has no mark");

    private StoreResult Append(SimulatedFile file, SimulatedFileLease.OpenFile open, ReadOnlySpan<byte> data)
    {
        var position = (int)open.DurableLength;
        if (disk.PowerFails)
        {
            file.WriteInPart(position, data, disk.Random);
            return new StoreResult(StoreStatus.Unknown);
        }

        file.Write(position, data);
        if (disk.FlushesFail) return new StoreResult(StoreStatus.Unknown);
        open.DurableLength = file.Length;
        file.Publish(file.Length);
        return new StoreResult(StoreStatus.Done, file.Length, file.ETag);
    }

    private bool TryOpen(BlobName name, out SimulatedFile file, out SimulatedFileLease.OpenFile open)
    {
        var lease = LeaseOf(name);
        open = null!;
        if (!disk.Files.TryGetValue(name.Value, out file!)) return false;
        if (!lease.Files.TryGetValue(name.Value, out open!))
        {
            lease.Files[name.Value] = open = new SimulatedFileLease.OpenFile
            {
                DurableLength = Math.Min(file.Mark ?? 0, file.Length),
                IsSettled = file.Mark == file.Length || file.Length == 0,
            };
        }

        return true;
    }

    private SimulatedFileLease LeaseOf(BlobName name)
    {
        if (!BlobName.TryParseWorld(name, out var world))
            throw new ArgumentException($"{name} belongs to no world.", nameof(name));
        return OwnLease(world)
            ?? throw new InvalidOperationException($"{name} is written without the right to write world {world}.");
    }
}
