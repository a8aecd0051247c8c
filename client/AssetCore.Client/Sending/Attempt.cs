using AssetCore.Errors;

namespace AssetCore.Client.Sending;

/// <summary>What an attempt came to, as far as repeating it is concerned.</summary>
/// <param name="Refusal">The refusal that asks for another attempt; null if there is none.</param>
/// <param name="IsFinal">True if nothing is to be repeated.</param>
internal readonly record struct Attempt(Rejection? Refusal, bool IsFinal)
{
    /// <summary>Nothing is to be repeated.</summary>
    public static readonly Attempt Done = new(null, IsFinal: true);

    /// <summary>Repeat, and not before the refusal says.</summary>
    public static Attempt Again(Rejection refusal) => new(refusal, IsFinal: false);
}
