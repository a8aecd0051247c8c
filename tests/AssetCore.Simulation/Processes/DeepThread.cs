using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace AssetCore.Simulation.Processes;

/// <summary>
/// A thread with a deep stack and without a synchronization context, so that continuations run inline. Threads are kept
/// and used again: a new one of this size costs more than most runs.
/// </summary>
internal sealed class DeepThread
{
    /// <summary>Deep chains of synchronous continuations need more than the megabyte of a usual thread.</summary>
    private const int StackBytes = 64 * 1024 * 1024;

    private static readonly ConcurrentBag<DeepThread> s_idle = [];

    private readonly SemaphoreSlim _begin = new(0);
    private readonly SemaphoreSlim _end = new(0);
    private Action? _work;
    private ExceptionDispatchInfo? _failure;

    private DeepThread() => new Thread(Loop, StackBytes) { IsBackground = true }.Start();

    /// <summary>Does the work on such a thread, and waits for it. What it throws comes out.</summary>
    public static void Run(Action work)
    {
        var thread = s_idle.TryTake(out var idle) ? idle : new DeepThread();
        thread._work = work;
        thread._begin.Release();
        thread._end.Wait();
        var failure = thread._failure;
        thread._failure = null;
        s_idle.Add(thread);
        failure?.Throw();
    }

    private void Loop()
    {
        while (true)
        {
            _begin.Wait();
            try
            {
                _work!();
            }
#pragma warning disable CA1031 // the root of a thread: rethrown by whoever gave the work
            catch (Exception thrown)
#pragma warning restore CA1031
            {
                _failure = ExceptionDispatchInfo.Capture(thrown);
            }

            _work = null;
            _end.Release();
        }
    }
}
