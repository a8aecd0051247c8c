namespace AssetCore.Simulation.Processes;

/// <summary>
/// The one thread that all of a simulation's code runs on, and the first piece of code that was found elsewhere.
/// Outside a run no thread is home, and whoever comes is welcome.
/// </summary>
/// <param name="seed">The simulation's seed, for messages.</param>
internal sealed class HomeThread(int seed)
{
    private const int Nobody = 0;

    private readonly ManualResetEventSlim _hasStrayed = new();
    private int _thread;
    private StrayedException? _strayed;

    /// <summary>True during a run.</summary>
    public bool IsInUse => Volatile.Read(ref _thread) != Nobody;

    /// <summary>Makes the calling thread home.</summary>
    /// <exception cref="InvalidOperationException">There is one already.</exception>
    public void Enter()
    {
        if (Interlocked.CompareExchange(ref _thread, Environment.CurrentManagedThreadId, Nobody) != Nobody)
            throw new InvalidOperationException("It is running.");
    }

    /// <summary>The run is over.</summary>
    public void Leave() => Volatile.Write(ref _thread, Nobody);

    /// <summary>
    /// True for code that is where it belongs. Code that is not has failed the run, and gets nothing any more.
    /// </summary>
    /// <param name="process">Whose code; nobody minds where one that has ended goes on.</param>
    /// <param name="what">What it came to.</param>
    public bool Has(SimulatedProcess process, string what)
    {
        var home = Volatile.Read(ref _thread);
        if (home == Nobody || home == Environment.CurrentManagedThreadId || !process.IsAlive) return true;
        var strayed = new StrayedException(seed, process.Name, what, Environment.StackTrace);
        Interlocked.CompareExchange(ref _strayed, strayed, null);
        _hasStrayed.Set();
        return false;
    }

    /// <summary>Waits for code to be found elsewhere; real time. True if some was.</summary>
    public bool WaitForStray(TimeSpan longest) => _hasStrayed.Wait(longest);

    /// <summary>Fails if code was found elsewhere.</summary>
    /// <exception cref="StrayedException">It says where.</exception>
    public void ThrowIfStrayed()
    {
        if (Volatile.Read(ref _strayed) is { } strayed) throw strayed;
    }
}
