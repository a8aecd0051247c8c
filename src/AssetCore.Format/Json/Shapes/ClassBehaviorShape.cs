using AssetCore.Containers;
using AssetCore.Quantities;

namespace AssetCore.Format.Json.Shapes;

/// <summary><c>{"balance_scale": 1000, "max_stack": "64"}</c>.</summary>
internal static class ClassBehaviorShape
{
    public static ObjectType<ClassBehavior> Create()
    {
        var behavior = new ShapeBuilder<ClassBehavior>();
        var scale = behavior.Optional("balance_scale", WireTypes.Positive, value => value.BalanceScale?.UnitsPerOne,
            "The scale that every balance holding the class must have: a power of ten up to 10^9.");
        var maxStack = behavior.Optional("max_stack", WireTypes.Quantity, value => value.MaxStack,
            "The most that one stack on a grid may hold: a whole number from 1.");
        return behavior.Build(
            "behavior",
            values =>
                new ClassBehavior(
                    values.GetOrNull(scale) is { } units ? new Scale(units) : null, values.GetOrNull(maxStack)),
            Rule);
    }

    private static Fault? Rule(ClassBehavior behavior)
    {
        if (behavior.BalanceScale is { IsBalanceScale: false })
            return Fault.Malformed("must be a power of ten from 1 to 10^9").Within("balance_scale");
        if (behavior.MaxStack is not { } maxStack) return null;
        // No stack could ever be as large as what 64 bits do not hold, so such a limit is a mistake.
        return maxStack.Sign > 0 && maxStack.TryScale(Scale.Whole, out _) == QuantityFault.None
            ? null
            : Fault.Malformed("must be a whole number from 1 that fits 64 bits").Within("max_stack");
    }
}
