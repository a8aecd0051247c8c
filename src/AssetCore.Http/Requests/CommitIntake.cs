using AssetCore.Errors;
using AssetCore.Format.Json;
using AssetCore.Format.Requests;
using AssetCore.Http.Access;
using AssetCore.Ids;

namespace AssetCore.Http.Requests;

/// <summary>A commit on its way in: exactly one of a prepared commit and a fault.</summary>
/// <param name="Commit">The commit, ready for the world.</param>
/// <param name="Fault">Why it goes no further.</param>
/// <param name="GeneratedKey">The idempotency key that the server chose; null if the caller chose one.</param>
internal readonly record struct CommitIntake(PreparedCommit? Commit, Rejection? Fault, string? GeneratedKey)
{
    /// <summary>
    /// Judges the caller's right to each operation of a parsed commit, sees to its key, and encodes it.
    /// </summary>
    /// <param name="parsed">The commit as it was read, or why it could not be.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="world">The world.</param>
    public static CommitIntake From(ParsedCommit parsed, Caller caller, WorldId world)
    {
        if (parsed.Request is not { } request) return new CommitIntake(null, parsed.Rejection, null);
        if (OperationAccess.Judge(caller, world, request) is { } forbidden)
            return new CommitIntake(null, forbidden, null);
        var generatedKey = request.IdempotencyKey is null ? Guid.CreateVersion7().ToString() : null;
        if (generatedKey is not null) request = request with { IdempotencyKey = generatedKey };
        return new CommitIntake(PreparedCommit.Create(request), null, generatedKey);
    }
}
