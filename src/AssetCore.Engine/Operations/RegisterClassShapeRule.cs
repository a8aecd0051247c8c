using AssetCore.Containers;
using AssetCore.Engine.State;
using AssetCore.Errors;
using AssetCore.Operations;

namespace AssetCore.Engine.Operations;

/// <summary>
/// Says what something of a class, or of one key of it, covers on a grid. One event, none if it is so already.
/// </summary>
internal sealed class RegisterClassShapeRule : OperationRule<RegisterClassShape>
{
    public override OperationCode Code => OperationCode.RegisterClassShape;

    protected override Rejection? Execute(RegisterClassShape op, WorldWriter world)
    {
        if (!world.TryFind(op.ClassId, out var classIndex, out var refusal)) return refusal;
        var variant = new Variant(classIndex, op.StackKey);
        if (world.State.Classes.ShapeAt(variant) == op.Shape) return null;
        refusal = JudgeUse(variant, op.Shape, world);
        if (refusal is not null) return refusal;
        world.SetShape(variant, op.Shape);
        return null;
    }

    // A shape is in use if something on a grid would look up another one than it stands with.
    private static Rejection? JudgeUse(Variant variant, Shape asked, WorldWriter world)
    {
        var state = world.State;
        var present = state.Classes.LookUpShape(variant);
        if (present is null || present == asked) return null;
        return FootprintUse.IsLookedUp(variant, state.GridStock.Placed, HasOwn, world)
            ? Reject.ShapeInUse(state.Classes[variant.Class], variant.Key, present.Value, asked)
            : null;

        bool HasOwn(Variant other) => state.Classes.ShapeAt(other) is not null;
    }
}
