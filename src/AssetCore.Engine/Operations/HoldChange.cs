using AssetCore.Engine.State;
using AssetCore.Format.Events;
using AssetCore.Ids;

namespace AssetCore.Engine.Operations;

/// <summary>Ends holds: what <c>ReleaseHold</c>, <c>CaptureHold</c> and the expiry of holds share.</summary>
internal static class HoldChange
{
    /// <summary>Makes what a hold reserves available again and ends the hold. Two events.</summary>
    public static void Release(WorldWriter world, HoldId id, HoldRow hold)
    {
        Unreserve(world, hold, 0);
        world.SetHold(id, null);
    }

    /// <summary>
    /// Takes a part of what a hold reserves out of its balance and makes the rest available. One event.
    /// </summary>
    /// <param name="world">The world.</param>
    /// <param name="hold">The hold, which the caller ends.</param>
    /// <param name="units">What is taken: 0 to what the hold reserves.</param>
    public static void Unreserve(WorldWriter world, HoldRow hold, long units)
    {
        Invariant.Holds(units >= 0 && units <= hold.Quantity, "no more is taken than the hold reserves");
        var before = world.State.Balances.Get(new BalanceKey(hold.Container, hold.Class, hold.Key));
        Invariant.Holds(before.Held >= hold.Quantity, "a balance counts as held what its holds reserve");
        var after = new BalanceRow(checked(before.Quantity - units), before.Held - hold.Quantity);
        world.SetBalance(hold.Container, new Variant(hold.Class, hold.Key), after, before);
    }
}
