using System.Collections.Immutable;
using AssetCore.Commits;
using AssetCore.Operations;

namespace AssetCore.Testing.Generators;

/// <summary>Draws commits that cause exactly as many events as one commit may, or two more.</summary>
internal static class EventLimitOperations
{
    private const int EventsPerTransfer = 2;

    /// <summary>Transfers to and fro between two balances, or null if the world has no two that fit.</summary>
    public static ImmutableArray<Operation>? TryDraw(OperationSources sources)
    {
        if (new FungibleOperations(sources).UnboundedTransfer() is not { } there) return null;
        var back = FungibleOperations.Back(there);
        var transfers = (CommitLimits.EventsMax / EventsPerTransfer) + sources.Choices.Below(2);
        var operations = ImmutableArray.CreateBuilder<Operation>();
        while (transfers > 0)
        {
            var count = Math.Min(transfers, TransferMany.TransfersMax);
            operations.Add(new TransferMany([.. Enumerable.Range(0, count).Select(i => i % 2 == 0 ? there : back)]));
            transfers -= count;
        }

        return operations.ToImmutable();
    }
}
