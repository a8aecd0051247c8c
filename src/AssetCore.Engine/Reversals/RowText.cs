using System.Globalization;
using AssetCore.Containers;
using AssetCore.Engine.Operations;
using AssetCore.Engine.State;
using AssetCore.Format.Events;
using AssetCore.Ids;

namespace AssetCore.Engine.Reversals;

/// <summary>Rows in words, for the refusals of reversals: names as people gave them, and the numbers.</summary>
/// <param name="state">Where names are looked up.</param>
internal readonly struct RowText(WorldState state)
{
    private const string Nothing = "gone";

    public string NameOf(ContainerIndex container) => state.Containers[container].Name!;

    public string NameOf(ClassIndex classIndex) => state.Classes[classIndex].Name!;

    public string NameOf(Variant variant) => Thing(NameOf(variant.Class), variant.Key);

    public static string Of(ContainerRow? row) => row is null
        ? Nothing
        : $"of owner {Owner(row.Owner)} with {(row.Policies is { } policies ? Of(policies) : "no policies")}";

    public string Of(BalanceKey key, BalanceRow row)
    {
        var scale = state.Containers[new ContainerIndex(key.Container)].Bounds.UnitsPerOne;
        return $"{Units.ToText(row.Quantity, scale)} ({Units.ToText(row.Held, scale)} of it held)";
    }

    public string Of(StackRow? row) => row is null
        ? Nothing
        : $"{Text(row.Quantity)} {NameOf(new Variant(row.Class, row.Key))} "
            + $"at position {Text(row.Position)} of {NameOf(row.Container)}";

    public string Of(InstanceRow? row)
    {
        if (row is null) return Nothing;
        return row.Parent.Value == 0 ? Of(row.Place) : $"{Of(row.Place)}, attached to {row.Parent}";
    }

    public string Of(InstancePlace place) => place switch
    {
        InstancePlace.Slot slot => $"in slot {Text(slot.SlotIndex)} of {NameOf(slot.Container)}",
        InstancePlace.Grid grid => $"at position {Text(grid.Position)} of {NameOf(grid.Container)}",
        InstancePlace.Line line => $"at {Text(line.X)} of {NameOf(line.Container)}",
        InstancePlace.Plane plane => $"at {Text(plane.X)}, {Text(plane.Y)} of {NameOf(plane.Container)}",
        _ => "unplaced",
    };

    public string Of(HoldRow? row) => row is null
        ? Nothing
        : $"{Units.ToText(row.Quantity, state.Containers[row.Container].Bounds.UnitsPerOne)} "
            + $"{NameOf(new Variant(row.Class, row.Key))} of {NameOf(row.Container)}";

    public static string Of(Shape? shape) =>
        shape is { } sides ? $"{Text(sides.Width)}x{Text(sides.Height)}" : "not registered";

    public static string Of(Extent? extent) => extent is { } sides ? sides.ToString() : "not registered";

    public static string Of(WorldSeq? seq) => seq is { } by ? $"reversed by the commit at {by}" : "not reversed";

    private static string Of(BalancePolicies policies) =>
        $"floor {policies.Floor?.ToString() ?? "none"} and ceiling {policies.Ceiling?.ToString() ?? "none"}";

    private static string Thing(string name, uint? key) => key is { } value ? $"{name} with key {Text(value)}" : name;

    private static string Owner(uint? owner) => owner is { } value ? Text(value) : "nobody";

    private static string Text(Int128 number) => number.ToString(CultureInfo.InvariantCulture);
}
