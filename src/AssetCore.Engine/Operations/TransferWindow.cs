using AssetCore.Engine.State;
using AssetCore.Format.Events;
using AssetCore.Operations;

namespace AssetCore.Engine.Operations;

/// <summary>
/// Looks up the containers of some transfers before the first of them is carried out, and brings their balances into
/// the processor's cache: rounds of reads that do not wait for each other. A large world waits for memory more than for
/// anything else, and one wait for many costs no more than one.
/// </summary>
internal static class TransferWindow
{
    /// <summary>Transfers looked up at once: with two ends each, a few times what a core waits for side by side.</summary>
    public const int Size = 16;

    /// <summary>Looks the ends of some transfers up.</summary>
    /// <param name="transfers">
    /// The transfers, <see cref="Size"/> at most; nothing between now and them may make or remove a container.
    /// </param>
    /// <param name="world">The world.</param>
    /// <param name="ends">Gets where they lead: at least as long.</param>
    public static void Find(ReadOnlySpan<Transfer> transfers, WorldWriter world, Span<TransferEnds> ends)
    {
        var names = world.State.Containers.Names;
        Span<uint> hashes = stackalloc uint[2 * Size];
        for (var i = 0; i < transfers.Length; i++)
        {
            names.Touch(hashes[2 * i] = NameIndex.HashOf(transfers[i].FromContainer.Value));
            names.Touch(hashes[(2 * i) + 1] = NameIndex.HashOf(transfers[i].ToContainer.Value));
        }

        foreach (var hash in hashes[..(2 * transfers.Length)]) names.TouchName(hash);
        for (var i = 0; i < transfers.Length; i++) ends[i] = FindOne(transfers[i], world, hashes[(2 * i)..]);
        var cells = world.State.Balances.Cells;
        foreach (ref readonly var end in ends[..transfers.Length])
        {
            cells.Touch(end.FromPlace);
            cells.Touch(end.ToPlace);
        }
    }

    private static TransferEnds FindOne(in Transfer transfer, WorldWriter world, ReadOnlySpan<uint> hashes)
    {
        var state = world.State;
        var names = state.Containers.Names;
        var hasFrom = names.TryFind(transfer.FromContainer.Value, hashes[0], out var from);
        var hasTo = names.TryFind(transfer.ToContainer.Value, hashes[1], out var to);
        state.Containers.Touch(new ContainerIndex(from));
        state.Containers.Touch(new ContainerIndex(to));

        // Of an unknown class nothing is touched that matters.
        world.TryFind(transfer.ClassId, out var classIndex, out _);
        var cells = state.Balances.Cells;
        return new TransferEnds(
            hasFrom ? from : -1,
            cells.Guess(new BalanceKey(from, classIndex.Value, transfer.Key).Hash),
            hasTo ? to : -1,
            cells.Guess(new BalanceKey(to, classIndex.Value, transfer.Key).Hash));
    }
}
