using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Client;

/// <summary>One world as it was.</summary>
/// <param name="world">The world.</param>
/// <param name="ask">Asks the world as it was.</param>
internal sealed class PastWorld(WorldId world, Func<WorldQuery, CancellationToken, Task<QueryOutcome>> ask)
    : IWorldReader
{
    /// <inheritdoc />
    public WorldId World { get; } = world;

    /// <inheritdoc />
    public Task<QueryOutcome> QueryAsync(WorldQuery query, CancellationToken cancellation = default) =>
        ask(query, cancellation);
}
