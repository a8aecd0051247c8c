using AssetCore.Format.Events;
using AssetCore.Hashes;
using AssetCore.Ids;

namespace AssetCore.Engine.Transactions;

/// <summary>
/// The keys that a world remembers, in the order in which their commits took place, found by digest. The oldest are
/// forgotten when there are more than the world's limit, or when they are older than it allows. What a batch did is
/// undone by <see cref="RollBack"/> until <see cref="Accept"/>.
/// </summary>
/// <remarks>Entries lie in pages and the index in parts that grow one at a time: no commit pays for the size of the
/// table.</remarks>
internal sealed class IdempotencyTable
{
    private const int Parts = 256;
    private const long ExpectedMax = 4_000_000;

    private readonly EntryPages _entries = new();

    // A part is made with its first key: there are many small worlds.
    private readonly IdempotencyIndex?[] _index = new IdempotencyIndex?[Parts];
    private readonly Func<uint, Hash128> _keyOf;

    // Entries are numbered in order; _first.._next-1 are remembered.
    private long _first;
    private long _next;

    // Where the batch that is not yet accepted began.
    private long _firstAtStart;
    private long _nextAtStart;
    private WorldSeq _forgottenAtStart;

    public IdempotencyTable() => _keyOf = number => _entries.At(Widen(number)).Key;

    /// <summary>Keys remembered.</summary>
    public long Count => _next - _first;

    /// <summary>Keys forgotten: the number of the first entry that is remembered.</summary>
    public long First => _first;

    /// <summary>Keys there ever were: the number of the next entry.</summary>
    public long Next => _next;

    /// <summary>A key that is not found belongs to no commit above this; below it nobody knows.</summary>
    public WorldSeq ForgottenThrough { get; private set; }

    /// <summary>The entry of a key.</summary>
    public bool TryFind(Hash128 key, out IdempotencyEntry entry)
    {
        entry = default;
        if (_index[NumberOf(key)] is not { } part || !part.TryFind(key, out var number)) return false;
        entry = _entries.At(Widen(number));
        return true;
    }

    /// <summary>The entry of a number that is remembered.</summary>
    public IdempotencyEntry EntryAt(long number)
    {
        Invariant.Holds(number >= _first && number < _next, "only what is remembered is asked for");
        return _entries.At(number);
    }

    /// <summary>Begins a table of which the first entries are forgotten already; it must be new.</summary>
    /// <param name="first">The number of the first entry that will be remembered.</param>
    /// <param name="forgottenThrough">See <see cref="ForgottenThrough"/>.</param>
    /// <param name="expected">Entries that are going to be remembered, as far as is known.</param>
    public void Restore(long first, WorldSeq forgottenThrough, long expected = 0)
    {
        Invariant.Holds(_next == 0, "only a new table is restored");
        (_first, _next, ForgottenThrough) = (first, first, forgottenThrough);
        (_firstAtStart, _nextAtStart, _forgottenAtStart) = (first, first, forgottenThrough);

        // Digests spread evenly. What is expected comes from a file that is not verified yet.
        var each = (int)(Math.Clamp(expected, 0, ExpectedMax) / Parts);
        if (each == 0) return;
        foreach (ref var part in _index.AsSpan())
        {
            part ??= new IdempotencyIndex(_keyOf);
            part.Expect(each + (each / 8));
        }
    }

    /// <summary>
    /// Tells that a key is going to be added soon: its place, and that of the key which is then forgotten, are on their
    /// way into the processor's cache meanwhile.
    /// </summary>
    /// <param name="key">The key.</param>
    /// <param name="ahead">How many others are going to be added before it.</param>
    public void Prefetch(Hash128 key, int ahead)
    {
        _index[NumberOf(key)]?.Prefetch(key);
        if (ahead >= Count) return;
        var oldest = _entries.At(_first + ahead).Key;
        PartOf(oldest).Prefetch(oldest);
    }

    /// <summary>Remembers an entry that was remembered before, in order; nothing is forgotten.</summary>
    public void Remember(in IdempotencyEntry entry)
    {
        Invariant.Holds(
            entry.WorldSeqStart > (Count == 0 ? ForgottenThrough : _entries.At(_next - 1).WorldSeqEnd),
            "keys are remembered in order of sequence");
        Append(entry);
        _nextAtStart = _next;
    }

    /// <summary>Remembers a commit and forgets what is beyond the limits.</summary>
    public void Add(in IdempotencyEntry entry, WorldRow limits)
    {
        Invariant.Holds(
            Count == 0 || _entries.At(_next - 1).WorldSeqEnd < entry.WorldSeqStart,
            "keys are remembered in order of sequence");
        Append(entry);
        while (Count > limits.IdempotencyKeysMax || IsTooOld(entry.WorldSeqEnd, limits.IdempotencyAgeMax)) Forget();
    }

    /// <summary>What was added and forgotten since the last call stays so.</summary>
    public void Accept()
    {
        _entries.Forget(_first);
        (_firstAtStart, _nextAtStart, _forgottenAtStart) = (_first, _next, ForgottenThrough);
    }

    /// <summary>What was added and forgotten since the last <see cref="Accept"/> is undone.</summary>
    public void RollBack()
    {
        for (var number = _next - 1; number >= Math.Max(_first, _nextAtStart); number--)
        {
            var key = _entries.At(number).Key;
            PartOf(key).Remove(key, (uint)number);
        }

        var forgotten = Math.Min(_first, _nextAtStart);
        (_first, _next, ForgottenThrough) = (_firstAtStart, _nextAtStart, _forgottenAtStart);
        for (var number = _first; number < forgotten; number++)
        {
            var key = _entries.At(number).Key;
            PartOf(key).Set(key, (uint)number);
        }
    }

    private void Append(in IdempotencyEntry entry)
    {
        var number = _next++;
        _entries.Put(number, entry);
        PartOf(entry.Key).Set(entry.Key, (uint)number);
    }

    private bool IsTooOld(WorldSeq head, long ageMax) =>
        ageMax > 0 && head.Value - _entries.At(_first).WorldSeqEnd.Value >= ageMax;

    private void Forget()
    {
        Invariant.Holds(Count > 1, "the newest key is never too old, and a world remembers one key at least");
        ref var oldest = ref _entries.At(_first);
        Invariant.Holds(oldest.WorldSeqEnd > ForgottenThrough, "keys are forgotten in order of sequence");
        PartOf(oldest.Key).Remove(oldest.Key, (uint)_first);
        ForgottenThrough = oldest.WorldSeqEnd;
        _first++;
    }

    // The number of a remembered entry from its lower 31 bits: there are never 2^31 of them.
    private long Widen(uint number) => _first + ((number - (uint)_first) & IdempotencyIndex.NumberMask);

    private IdempotencyIndex PartOf(Hash128 key) => _index[NumberOf(key)] ??= new IdempotencyIndex(_keyOf);

    private static int NumberOf(Hash128 key) => (int)((uint)key.Value & (Parts - 1));
}
