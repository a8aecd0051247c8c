using AssetCore.Ids;
using AssetCore.Log.Stores;
using AssetCore.Simulation.Processes;

namespace AssetCore.Simulation.Stores;

/// <summary>The disk of one machine: files, marks, locks of living processes, uploads.</summary>
/// <param name="random">Decides what a loss of power leaves.</param>
internal sealed class FileMedium(Random random) : IStoreMedium
{
    private readonly Dictionary<WorldId, SimulatedFileLease> _writers = [];

    public bool SharesTheMachine => true;

    /// <summary>Files by the names of their blobs.</summary>
    public SortedDictionary<string, SimulatedFile> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>Blocks of uploads that were not published.</summary>
    public Dictionary<(string Name, StagedUpload Upload), FileStaging> Staged { get; } = [];

    /// <summary>True while a call is made whose flush fails, and whose repair fails too.</summary>
    public bool FlushesFail { get; private set; }

    /// <summary>True while a call is made that a loss of power cuts short.</summary>
    public bool PowerFails { get; private set; }

    public Random Random { get; } = random;

    public ILogStore Open(SimulatedProcess? process) => new FileView(this, process);

    public void PerformUnheard(SimulatedCall call)
    {
        // A lock is taken or not: there is no answer to lose.
        if (call.Step.Verb == StepVerb.AcquireWriter) return;
        FlushesFail = true;
        call.Perform();
        FlushesFail = false;
    }

    public void PerformAsPowerFails(SimulatedCall call)
    {
        // All but an append is one step of the file system's journal: done or not done.
        PowerFails = true;
        if (call.Step.Verb == StepVerb.Append || Random.Next(2) == 0) call.Perform();
        PowerFails = false;
        foreach (var file in Files.Values.Where(file => file is { Mark: not null, IsSealed: false }))
            file.LoseMarks(Random);
        _writers.Clear();
    }

    /// <summary>Who may write a world; null if nobody living does.</summary>
    public SimulatedFileLease? WriterOf(WorldId world) =>
        _writers.GetValueOrDefault(world) is { IsHeld: true } lease ? lease : null;

    public WriterLeaseResult Acquire(WorldId world, SimulatedProcess? process)
    {
        if (WriterOf(world) is { } other) return new WriterLeaseResult(null, $"process {other.Process}");
        var prefix = BlobName.WorldPrefix(world);
        foreach (var (staged, _) in Staged.Where(staged => staged.Value.Process is { IsAlive: false }).ToList())
        {
            if (staged.Name.StartsWith(prefix, StringComparison.Ordinal)) Staged.Remove(staged);
        }

        var lease = new SimulatedFileLease(world, process, released => _writers.Remove(released));
        _writers[world] = lease;
        return new WriterLeaseResult(lease, null);
    }
}
