using AssetCore.Errors;

namespace AssetCore.Client;

/// <summary>A commit was refused, and its caller had asked for an exception.</summary>
/// <param name="rejection">Why.</param>
public sealed class CommitRefusedException(Rejection rejection)
    : Exception($"{ErrorCatalogue.Get(rejection.Code).Text}: {rejection.Detail}")
{
    /// <summary>Why.</summary>
    public Rejection Rejection { get; } = rejection;
}
