using AssetCore.Errors;
using AssetCore.Operations;

namespace AssetCore.Engine.Operations.Guards;

/// <summary>Where an instance is.</summary>
internal static class InstanceGuard
{
    /// <summary><c>instance_at</c>.</summary>
    public static Rejection? Judge(Requirement.InstanceAt guard, WorldWriter world)
    {
        var place = new InstanceTarget(world, guard.Location);
        if (place.FindContainer() is { } missing) return missing;
        if (!world.TryFind(guard.InstId, out var instance, out var refusal)) return refusal;
        refusal = place.JudgeKind() ?? place.JudgeBounds();
        if (refusal is not null) return refusal;
        return place.IsPlaceOf(world.State.Instances[instance])
            ? null
            : Reject.InstanceIsElsewhere(instance, guard.Location);
    }
}
