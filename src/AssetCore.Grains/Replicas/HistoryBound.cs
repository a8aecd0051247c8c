using AssetCore.Engine.Queries;
using AssetCore.Engine.State;
using AssetCore.Errors;
using AssetCore.Format.Events;
using AssetCore.Ids;
using ErrorCode = AssetCore.Errors.ErrorCode;

namespace AssetCore.Grains.Replicas;

/// <summary>
/// Up to where a history is told, and of what: the end of a state, present or past, so that history and state agree.
/// </summary>
/// <param name="Head">The last sequence number.</param>
/// <param name="Batch">
/// The batch that ends there, whose frame the silo's cache may hold; <see cref="BatchNumber.None"/> to read the log.
/// </param>
/// <param name="Container">The container asked for; null for all.</param>
internal readonly record struct HistoryBound(WorldSeq Head, BatchNumber Batch, ContainerIndex? Container)
{
    /// <summary>Finds the bound of a state.</summary>
    /// <returns>The bound, or that the container does not exist in this state.</returns>
    public static (HistoryBound Bound, Rejection? Refusal) Of(WorldState state, bool isPast, ContainerId? container)
    {
        var bound = new HistoryBound(state.Head, isPast ? BatchNumber.None : state.Batch, null);
        if (container is not { } id) return (bound, null);
        if (HistoryQueries.Find(state, id) is { } index) return (bound with { Container = index }, null);
        return (bound, new Rejection(
            ErrorCode.ContainerNotFound, $"container {id} does not exist", null, [new("container_id", id.Value)]));
    }
}
