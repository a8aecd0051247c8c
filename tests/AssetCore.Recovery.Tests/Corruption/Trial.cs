using AssetCore.Engine;
using AssetCore.Engine.Replay;
using AssetCore.Format;
using AssetCore.Hashes;
using AssetCore.Ids;
using AssetCore.Log;
using AssetCore.Log.Stores;
using AssetCore.Recovery.Tests.Support;
using AssetCore.Recovery.Verification;

namespace AssetCore.Recovery.Tests.Corruption;

/// <summary>
/// Opens and verifies a damaged world, and holds both against the truth: damage is detected with its blob and offset,
/// or it is harmless and the state is the true one. A wrong state is never come to.
/// </summary>
/// <param name="Head">The true head.</param>
/// <param name="StateHash">The hash over the true state.</param>
internal sealed record Trial(WorldSeq Head, Hash128 StateHash)
{
    /// <summary>What became of one damaged world.</summary>
    /// <param name="Opening">Why it was not opened; null if it was, and came to the true state.</param>
    /// <param name="Findings">What verifying found.</param>
    public sealed record Outcome(LogCorruptException? Opening, WorldReport? Findings)
    {
        public bool IsFound => Findings is { IsWhole: false };
    }

    /// <summary>Tries a damaged world.</summary>
    /// <param name="store">Where it is.</param>
    /// <param name="what">What was done to it, for messages.</param>
    public async Task<Outcome> RunAsync(ILogStore store, string what)
    {
        var report = await new WorldVerifier(store, LivedWorld.Id, TimeProvider.System)
            .VerifyAsync(new VerifyOptions(), null, default);
        var opening = await OpenAsync(store, what);
        if (report is { IsWhole: true })
        {
            Assert.True(opening is null, $"{what}: verified, and yet not opened: {opening?.Message}");
            Assert.True(
                (report.Head.WorldSeq, report.StateHash) == (Head, StateHash),
                $"{what}: verified, and the state at {report.Head.WorldSeq} is another one");
        }

        Assert.All(report?.Findings ?? [], finding => Assert.NotEmpty(finding.Reason));
        return new Outcome(opening, report);
    }

    private async Task<LogCorruptException?> OpenAsync(ILogStore store, string what)
    {
        try
        {
            await using var world = await LivedWorld.OpenAsync(
                store is ITearableLogStore ? store : new ReadsOnly(store));
            Assert.True(
                (world.Engine.Head, world.Engine.StateHash) == (Head, StateHash),
                $"{what}: opened at {world.Engine.Head}, and the state is another one");
            return null;
        }
        catch (LogCorruptException corrupt)
        {
            Assert.StartsWith("worlds/1/", corrupt.Blob, StringComparison.Ordinal);
            Assert.NotEmpty(corrupt.Reason);
            return corrupt;
        }
        catch (Exception other) when (other
            is FormatFaultException or ReplayMismatchException or InvariantBrokenException)
        {
            Assert.Fail($"{what}: {other}");
            throw;
        }
    }
}
