using AssetCore.Errors;
using AssetCore.Format.Events;
using AssetCore.Operations;

namespace AssetCore.Engine.Operations;

/// <summary>Puts an instance elsewhere: what <c>MoveInstance</c> and <c>PlaceInSlot</c> share.</summary>
internal static class InstanceMove
{
    /// <summary>Judges the move and carries it out: one event.</summary>
    public static Rejection? Execute(InstanceRef reference, Location to, WorldWriter world)
    {
        var target = new InstanceTarget(world, to);
        if (target.FindContainer() is { } missing) return missing;
        if (!world.TryFind(reference, out var instance, out var refusal)) return refusal;
        var cell = world.State.Instances[instance];
        if (target.IsPlaceOf(cell)) return Reject.AlreadyThere(instance, to);
        Invariant.Holds(cell.Class >= 0, "an instance that is found is of a class");
        var place = InstancePlace.Nowhere;
        refusal = target.JudgeKind() ?? target.JudgeSpace(cell.Variant, instance, out place);
        if (refusal is not null) return refusal;
        world.SetInstance(instance, cell.ToRow() with { Place = place });
        return null;
    }
}
