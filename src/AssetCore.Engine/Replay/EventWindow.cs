using AssetCore.Engine.State;
using AssetCore.Format.Batches;
using AssetCore.Format.Events;

namespace AssetCore.Engine.Replay;

/// <summary>
/// Reads the events of commits some at a time, and brings the balances of all of them into the processor's cache before
/// the first is replayed. Replay of a large world waits for memory more than for anything else, and one wait for many
/// costs no more than one. One caller at a time.
/// </summary>
/// <param name="balances">The balances of the state that is replayed into.</param>
internal sealed class EventWindow(BalanceTable balances)
{
    /// <summary>Events read at once: a few times what a core can wait for side by side.</summary>
    private const int Size = 32;

    /// <summary>Fewer balances than this stay in the cache by themselves.</summary>
    private const int BalancesMin = 8 * 1024;

    // A window is made for each batch, which may be one small commit: so a thread keeps the room for all of them. What
    // is in it counts within one call of Read alone.
    [ThreadStatic]
    private static BalanceSet[]? t_changes;

    [ThreadStatic]
    private static BalanceRef[]? t_places;

    private readonly bool _isWide = balances.Count >= BalancesMin;

    /// <summary>Hands the events of a commit to a visitor, first to last.</summary>
    /// <exception cref="Format.FormatFaultException">The bytes are not events.</exception>
    public void Read<TVisitor>(in CommitRecord commit, ref TVisitor visitor)
        where TVisitor : struct, IEventVisitor
    {
        var source = commit.EventsReader;
        while (!source.IsAtEnd)
        {
            var count = 0;
            if (_isWide)
            {
                var (changes, places) = (t_changes ??= new BalanceSet[Size], t_places ??= new BalanceRef[Size]);
                while (count < Size && EventCodec.TryReadBalance(ref source, out changes[count])) count++;
                Touch(changes.AsSpan(0, count), places.AsSpan(0, count));
                foreach (ref readonly var change in changes.AsSpan(0, count)) visitor.Visit(change);
            }

            if (count == 0) EventCodec.Read(ref source, ref visitor);
        }
    }

    // Two rounds of reads that do not wait for each other: the index, then the cells.
    private void Touch(ReadOnlySpan<BalanceSet> changes, Span<BalanceRef> places)
    {
        for (var i = 0; i < changes.Length; i++)
        {
            ref readonly var change = ref changes[i];
            places[i] = balances.Guess(new BalanceKey(change.Container, change.Class, change.Key).Hash);
        }

        foreach (var place in places) balances.Prefetch(place);
    }
}
