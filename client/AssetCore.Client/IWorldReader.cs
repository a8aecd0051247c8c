using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Client;

/// <summary>
/// What can be asked of one world, at present (<see cref="IWorldClient"/>) or as it was
/// (<see cref="IWorldClient.AsOf"/>). Safe to use from any number of threads. The reads by name are extensions:
/// <see cref="WorldClientReads"/>.
/// </summary>
public interface IWorldReader
{
    /// <summary>The world.</summary>
    WorldId World { get; }

    /// <summary>Asks a question of the world's state or history.</summary>
    /// <exception cref="AnswerLostException">No attempt brought an answer.</exception>
    Task<QueryOutcome> QueryAsync(WorldQuery query, CancellationToken cancellation = default);
}
