using AssetCore.Containers;
using AssetCore.Errors;
using AssetCore.Quantities;

namespace AssetCore.Engine.Operations;

/// <summary>What the scale of a container says about the policies it is given.</summary>
internal static class PolicyRules
{
    /// <summary>Stage of form: floor, then ceiling, have units at the scale.</summary>
    public static Rejection? JudgeBounds(BalancePolicies policies, Scale scale) =>
        JudgeBound("the floor", policies.Floor, scale.UnitsPerOne)
        ?? JudgeBound("the ceiling", policies.Ceiling, scale.UnitsPerOne);

    private static Rejection? JudgeBound(string what, DecimalQuantity? bound, long scale)
    {
        if (bound is not { } quantity) return null;
        var fault = Units.TryScale(quantity, scale, out _);
        return fault == QuantityFault.None ? null : Reject.NoUnits(fault, what, quantity, scale);
    }
}
