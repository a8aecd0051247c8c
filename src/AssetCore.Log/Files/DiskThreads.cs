using System.Diagnostics.CodeAnalysis;

namespace AssetCore.Log.Files;

/// <summary>
/// Threads for calls that block while the disk works. The pool has as many threads as there are cores to begin with and
/// adds others slowly: a few calls that block it hold up everything that only wants to compute. Any thread.
/// </summary>
/// <remarks>
/// The first calls at a time still go to the pool, whose thread then goes on with what waited for the call: a world that
/// is alone saves a change of threads. Threads here end when they had nothing to do for a while.
/// </remarks>
internal sealed class DiskThreads : TaskScheduler
{
    /// <summary>Threads at most: a disk gains little from more flushes side by side.</summary>
    private const int ThreadsMax = 32;

    /// <summary>Calls that may block the pool at a time: half of the threads it has at least.</summary>
    private static readonly int s_onPoolMax = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>A thread that had nothing to do for so long ends.</summary>
    private static readonly TimeSpan s_idleMax = TimeSpan.FromSeconds(10);

    private static readonly DiskThreads s_shared = new();
    private static int s_onPool;

    private readonly Queue<Task> _waiting = [];
    private readonly object _gate = new();
    private int _threads;
    private int _idle;

    private DiskThreads()
    {
    }

    /// <inheritdoc />
    public override int MaximumConcurrencyLevel => ThreadsMax;

    /// <summary>Runs a call that blocks; what waits for it goes on where it would after a call on the pool.</summary>
    public static async Task<T> RunAsync<T>(Func<T> call)
    {
        if (Interlocked.Increment(ref s_onPool) > s_onPoolMax)
        {
            Interlocked.Decrement(ref s_onPool);
            return await Task.Factory
                .StartNew(call, CancellationToken.None, TaskCreationOptions.DenyChildAttach, s_shared)
                .ConfigureAwait(false);
        }

        try
        {
            return await Task.Run(call, CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref s_onPool);
        }
    }

    /// <inheritdoc />
    protected override void QueueTask(Task task)
    {
        lock (_gate)
        {
            _waiting.Enqueue(task);
            Monitor.Pulse(_gate);
            if (_waiting.Count <= _idle || _threads == ThreadsMax) return;
            _threads++;
        }

        new Thread(Work) { IsBackground = true, Name = "AssetCore disk" }.Start();
    }

    /// <inheritdoc />
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    /// <inheritdoc />
    protected override IEnumerable<Task> GetScheduledTasks()
    {
        lock (_gate) return [.. _waiting];
    }

    private void Work()
    {
        while (TryTake(out var task)) TryExecuteTask(task);
    }

    private bool TryTake([NotNullWhen(true)] out Task? task)
    {
        lock (_gate)
        {
            while (!_waiting.TryDequeue(out task))
            {
                _idle++;
                var wasWoken = Monitor.Wait(_gate, s_idleMax);
                _idle--;
                if (wasWoken || _waiting.Count > 0) continue;
                _threads--;
                return false;
            }

            return true;
        }
    }
}
