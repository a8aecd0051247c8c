using System.Diagnostics;
using AssetCore.Commits;

namespace AssetCore.Grains.Abstractions;

/// <summary>A reversal on its way to a world. Immutable: handed over without copying.</summary>
/// <param name="Request">
/// What is asked, well formed and with an idempotency key: a call that was lost is repeated with the same one.
/// </param>
/// <param name="MayChangeSchema">
/// False if who asks may not register classes, shapes and extents: reversing a commit that did is refused then.
/// </param>
public sealed record ReverseCall(ReverseRequest Request, bool MayChangeSchema = true)
{
    /// <summary>The trace that the call belongs to: that of whoever made the envelope, none if there is none.</summary>
    public ActivityContext Trace { get; init; } = Activity.Current?.Context ?? default;
}
