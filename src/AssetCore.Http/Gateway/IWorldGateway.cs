using System.Collections.Immutable;
using AssetCore.Commits;
using AssetCore.Format.Requests;
using AssetCore.Grains.Abstractions;
using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Http.Gateway;

/// <summary>
/// The worlds as this room sees them. Refusals are data; so is a world that does not answer in time. Anything thrown is
/// a fault of AssetCore itself.
/// </summary>
internal interface IWorldGateway
{
    /// <summary>Commits each request on its own; outcomes come back in the same order.</summary>
    Task<ImmutableArray<CommitOutcome>> CommitAsync(WorldId world, ImmutableArray<PreparedCommit> commits);

    /// <summary>Judges one request and changes nothing.</summary>
    Task<PreflightOutcome> PreflightAsync(WorldId world, PreparedCommit commit);

    /// <summary>Answers a question from a state that reflects at least the given sequence.</summary>
    Task<QueryOutcome> QueryAsync(WorldId world, WorldQuery query, WorldSeq? minWorldSeq);

    /// <summary>Makes a world.</summary>
    Task<WorldReply> CreateAsync(CreateCall create);

    /// <summary>A page of worlds, or why there is none now.</summary>
    Task<WorldListReply> ListAsync(WorldListCall list);
}
