using AssetCore.Engine.Replay;
using AssetCore.Errors;
using AssetCore.Format;
using AssetCore.Grains.Abstractions;
using AssetCore.Grains.Commits;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Checkpoints;
using AssetCore.Recovery.Forking;

namespace AssetCore.Grains.Worlds;

/// <summary>
/// Makes the beginning of a fork in the background, so that whoever asks for it can be told how things stand while the
/// source's state is replayed. Used on the world's scheduler only.
/// </summary>
internal sealed class WorldForking(WorldId world, JournalServices services) : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private Task<Rejection?>? _making;
    private bool _isDisposed;
    private ForkPercent _percent = new(WorldSeq.None.Next);

    /// <summary>Makes the beginning, or goes on making it; waits for a bounded time.</summary>
    /// <param name="fork">What is asked for, with its sequence number.</param>
    /// <returns>Null once it is made; otherwise why it is not.</returns>
    public async Task<Rejection?> MakeAsync(ForkCall fork)
    {
        if (_making is null)
        {
            _percent = new ForkPercent(fork.At!.Value);

            // Off the grain's scheduler: a store that answers at once would otherwise hold the turn for the whole log.
            _making = services.Background.Run(() => MakeAsync(fork, _percent));
        }

        await ((Task)_making).WaitAsync(services.Options.RecoveryWait, services.Time)
            .ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        if (!_making.IsCompleted) return Refusals.ForkNotReady(fork.World, fork.Source, _percent.Value);
        var result = await _making;
        _making = null;
        return result;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        if (_making is not null)
        {
            await services.Background.CancelAsync(_stop);
            await _making;
        }

        _stop.Dispose();
    }

    private async Task<Rejection?> MakeAsync(ForkCall fork, ForkPercent percent)
    {
        try
        {
            var made = await new WorldForker(services.Store, services.Time)
                .MakeAsync(world, fork.Source, fork.At!.Value, fork.Reason, percent, _stop.Token);
            return made is null ? Refusals.NamespaceNotFound(fork.Source) : null;
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            return Refusals.ForkNotReady(world, fork.Source, percent.Value);
        }
        catch (InvalidOperationException)
        {
            return Refusals.NamespaceAlreadyExists(world);
        }
        catch (LineageTooLongException fault)
        {
            return Refusals.LineageTooLong(fault);
        }
        catch (WorldPurgedException fault)
        {
            return Refusals.HistoryGone(fault.World, fault.Message);
        }
        catch (StorageUnavailableException fault)
        {
            return Refusals.StorageUnavailable(fault.Message);
        }
        catch (Exception fault) when (fault is LogCorruptException or CheckpointDamagedException
            or ReplayMismatchException or FormatFaultException)
        {
            JournalLog.NotForked(services.Logger, fault, world.Value, fork.Source.Value);
            return Refusals.LogCorrupt(fault.Message);
        }
        catch (Exception fault)
        {
            // The root of the making: whoever waits hears that something failed, the log tells what.
            JournalLog.NotForked(services.Logger, fault, world.Value, fork.Source.Value);
            return Refusals.Internal(world);
        }
    }

    private sealed class ForkPercent(WorldSeq at) : IProgress<WorldSeq>
    {
        private int _value;

        public int Value => Volatile.Read(ref _value);

        public void Report(WorldSeq value) =>
            Volatile.Write(ref _value, (int)Math.Min(99, 100.0 * value.Value / at.Value));
    }
}
