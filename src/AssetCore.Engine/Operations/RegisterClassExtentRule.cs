using AssetCore.Containers;
using AssetCore.Engine.State;
using AssetCore.Errors;
using AssetCore.Operations;

namespace AssetCore.Engine.Operations;

/// <summary>
/// Says what something of a class, or of one key of it, covers on a line or on a plane. One event, none if it is so
/// already.
/// </summary>
internal sealed class RegisterClassExtentRule : OperationRule<RegisterClassExtent>
{
    public override OperationCode Code => OperationCode.RegisterClassExtent;

    protected override Rejection? Execute(RegisterClassExtent op, WorldWriter world)
    {
        if (!world.TryFind(op.ClassId, out var classIndex, out var refusal)) return refusal;
        var variant = new Variant(classIndex, op.StackKey);
        if (world.State.Classes.ExtentAt(variant) == op.Extent) return null;
        refusal = JudgeUse(variant, op.Extent, world);
        if (refusal is not null) return refusal;
        world.SetExtent(variant, op.Extent);
        return null;
    }

    // An extent is in use if something on a line or a plane would look up another one than it stands with.
    private static Rejection? JudgeUse(Variant variant, Extent asked, WorldWriter world)
    {
        var state = world.State;
        var present = state.Classes.LookUpExtent(variant);
        if (present is null || present == asked) return null;
        return FootprintUse.IsLookedUp(variant, state.Continuous, HasOwn, world)
            ? Reject.ExtentInUse(state.Classes[variant.Class], variant.Key, present.Value, asked)
            : null;

        bool HasOwn(Variant other) => state.Classes.ExtentAt(other) is not null;
    }
}
