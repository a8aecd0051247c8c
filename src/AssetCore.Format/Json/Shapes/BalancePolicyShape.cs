using System.Collections.Immutable;
using AssetCore.Containers;
using AssetCore.Ids;
using AssetCore.Quantities;

namespace AssetCore.Format.Json.Shapes;

/// <summary><c>{"floor": "0", "ceiling": "1000", "classes": ["gold"]}</c>.</summary>
internal static class BalancePolicyShape
{
    /// <summary>
    /// Classes that one container may list: more than a reader of the list could follow, far below a commit's bytes.
    /// </summary>
    public const int ClassesMax = 4096;

    public static ObjectType<BalancePolicies> Create()
    {
        var policies = new ShapeBuilder<BalancePolicies>();
        var floor = policies.Optional("floor", WireTypes.Quantity, value => value.Floor,
            "What a balance may not fall below; 0 unless given.");
        var ceiling = policies.Optional("ceiling", WireTypes.Quantity, value => value.Ceiling,
            "What a balance may not rise above.");
        var classes = policies.OptionalList("classes", WireTypes.ClassIds, value => value.Classes,
            "The only classes that may be put in; none of them when empty.");
        return policies.Build(
            "policies",
            values =>
                new BalancePolicies(
                    values.GetOrNull(floor), values.GetOrNull(ceiling), Ordered(values.GetOr(classes, default))),
            Rule);
    }

    /// <summary>The list in ordinal order without repeats, as the vocabulary has it.</summary>
    private static ImmutableArray<ClassId> Ordered(ImmutableArray<ClassId> classes) =>
        classes.IsDefault || IsOrdered(classes) ? classes : [.. classes.Distinct().Order()];

    private static bool IsOrdered(ImmutableArray<ClassId> classes)
    {
        for (var i = 1; i < classes.Length; i++)
        {
            if (classes[i - 1].CompareTo(classes[i]) >= 0) return false;
        }

        return true;
    }

    private static Fault? Rule(BalancePolicies policies)
    {
        var floor = policies.Floor ?? DecimalQuantity.FromInteger(0);
        if (policies.Ceiling is { } ceiling && floor.CompareTo(ceiling) > 0)
            return Fault.Malformed($"has a floor of {floor} above its ceiling of {ceiling}");
        return !policies.RestrictsClasses || IsOrdered(policies.Classes)
            ? null
            : Fault.Malformed("must be in ordinal order without repeats").Within("classes");
    }
}
