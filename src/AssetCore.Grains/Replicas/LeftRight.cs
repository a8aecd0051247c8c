namespace AssetCore.Grains.Replicas;

/// <summary>
/// Two equal mutable copies of a thing: readers use the published one and never wait; the one writer changes the hidden
/// one, publishes it, waits until the last reader has left the other, and does the same to that.
/// </summary>
/// <remarks>
/// After Ramalhete and Correia, "Left-Right: A Concurrency Control Technique with Wait-Free Population Oblivious Reads"
/// (2015), with one difference: a reader that arrives while the sides are exchanged moves over to the new one. Any
/// number of readers on any thread; one writer.
/// </remarks>
/// <param name="published">What readers see first.</param>
/// <param name="hidden">Its equal.</param>
internal sealed class LeftRight<T>(T published, T hidden)
    where T : class
{
    /// <summary>
    /// Turns of spinning before the writer lets its thread do something else: a reader holds a side for some tens of
    /// microseconds, unless its thread was put aside.
    /// </summary>
    private const int SpinsMax = 20;

    private readonly Side[] _sides = [new(published), new(hidden)];
    private int _published;

    /// <summary>
    /// The copy that no reader sees, once <see cref="DrainAsync"/> has completed. For the writer alone.
    /// </summary>
    public T Hidden => _sides[1 - _published].State;

    /// <summary>
    /// Takes hold of the published copy. Dispose of the hold soon, on whatever thread: the writer waits for it.
    /// </summary>
    public Hold Read()
    {
        while (true)
        {
            var side = _sides[Volatile.Read(ref _published)];
            var stripe = side.Marks.Arrive();
            if (ReferenceEquals(side, _sides[Volatile.Read(ref _published)])) return new Hold(side, stripe);

            // The sides were exchanged in between: the writer may already have found this one empty.
            side.Marks.Leave(stripe);
        }
    }

    /// <summary>Shows the hidden copy to readers that come from now on. For the writer alone.</summary>
    public void Publish() => Interlocked.Exchange(ref _published, 1 - _published);

    /// <summary>Completes when no reader is left on the copy that is hidden now. For the writer alone.</summary>
    public async ValueTask DrainAsync()
    {
        var marks = _sides[1 - _published].Marks;
        for (var spin = default(SpinWait); !marks.IsEmpty;)
        {
            if (spin.Count < SpinsMax) spin.SpinOnce(sleep1Threshold: -1);
            else await Task.Yield();
        }
    }

    /// <summary>One copy and who reads it.</summary>
    internal sealed class Side(T state)
    {
        public T State { get; } = state;

        public ReaderMarks Marks { get; } = new();
    }

    /// <summary>A reader's hold of a copy.</summary>
    internal readonly ref struct Hold(Side side, int stripe) : IDisposable
    {
        /// <summary>The copy; not to be used after the hold was disposed of.</summary>
        public T State => side.State;

        /// <inheritdoc />
        public void Dispose() => side.Marks.Leave(stripe);
    }
}
