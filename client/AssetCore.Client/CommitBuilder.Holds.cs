using AssetCore.Ids;
using AssetCore.Operations;

namespace AssetCore.Client;

/// <content>Holds.</content>
public sealed partial class CommitBuilder
{
    /// <summary>Reserves a quantity of a balance until it is captured, released or expired.</summary>
    /// <param name="holdId">The id of the hold, not in use.</param>
    /// <param name="container">The balance container.</param>
    /// <param name="classId">The class.</param>
    /// <param name="quantity">How much, out of what is available.</param>
    /// <param name="key">The variant of the class, or null.</param>
    /// <param name="expiresAtWorldSeq">Released once the world has come to this; null for never.</param>
    /// <param name="expiresAt">Released once the world's time has come to this; null for never.</param>
    public CommitBuilder Hold(
        string holdId,
        string container,
        string classId,
        Amount quantity,
        uint? key = null,
        WorldSeq? expiresAtWorldSeq = null,
        DateTimeOffset? expiresAt = null) =>
        Do(new HoldFungible(
            new HoldId(holdId),
            new ContainerId(container),
            new ClassId(classId),
            key,
            quantity.Value,
            expiresAtWorldSeq,
            expiresAt?.ToUnixTimeMilliseconds()));

    /// <summary>Moves what a hold reserves to another balance and ends the hold.</summary>
    /// <param name="holdId">The hold.</param>
    /// <param name="to">The balance container that receives.</param>
    /// <param name="quantity">How much; the rest is released. Null for all.</param>
    public CommitBuilder CaptureHold(string holdId, string to, Amount? quantity = null) =>
        Do(new CaptureHold(new HoldId(holdId), new ContainerId(to), quantity?.Value));

    /// <summary>Ends a hold: what it reserved is available again.</summary>
    public CommitBuilder ReleaseHold(string holdId) => Do(new ReleaseHold(new HoldId(holdId)));
}
