using System.Collections.Immutable;
using System.Numerics;
using AssetCore.Containers;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Quantities;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>
/// Turns rows into the lines of a <see cref="WorldDump"/>. The model and the adapter of the engine both write through
/// it, in any order, so that they differ in what they say and never in how.
/// </summary>
internal sealed class WorldDumpBuilder
{
    private readonly List<string> _lines = [];

    /// <summary>A container. Absent policies and empty ones are the same; an absent floor is 0.</summary>
    public void Container(
        ContainerId id, ContainerKind kind, uint? owner, BalancePolicies? policies, string? displayName)
    {
        var rules = kind is ContainerKind.Balance ? $" floor={policies?.Floor ?? DecimalQuantity.FromInteger(0)}" : "";
        if (policies?.Ceiling is { } ceiling) rules += $" ceiling={ceiling}";
        if (policies is { RestrictsClasses: true }) rules += $" classes=[{string.Join(' ', policies.Classes)}]";
        _lines.Add($"container {id} {kind} owner={Text(owner)} name={displayName ?? "null"}{rules}");
    }

    /// <summary>A class.</summary>
    public void Class(ClassId id, string name, ulong flags, ClassBehavior? behavior) =>
        _lines.Add($"class {id} name={name} flags={flags} "
            + $"balance_scale={behavior?.BalanceScale?.ToString() ?? "null"} "
            + $"max_stack={behavior?.MaxStack?.ToString() ?? "null"}");

    /// <summary>A registered shape; a null key is the class's own.</summary>
    public void Shape(ClassId id, uint? key, Shape shape) =>
        _lines.Add($"shape {id}/{Text(key)} {shape.Width}x{shape.Height}");

    /// <summary>A registered extent; a null key is the class's own.</summary>
    public void Extent(ClassId id, uint? key, Extent extent) => _lines.Add($"extent {id}/{Text(key)} {extent}");

    /// <summary>A balance of which something is there or held, in units of its container.</summary>
    public void Balance(ContainerId container, ClassId classId, uint? key, BigInteger units, BigInteger held) =>
        _lines.Add($"balance {container} {classId}/{Text(key)} units={units}{(held.IsZero ? "" : $" held={held}")}");

    /// <summary>An open hold, in units of its container.</summary>
    public void Hold(
        HoldId id,
        ContainerId container,
        ClassId classId,
        uint? key,
        BigInteger units,
        long? expiresAtWorldSeq,
        long? expiresAtMs) =>
        _lines.Add($"hold {id} of {container} {classId}/{Text(key)} units={units} "
            + $"until seq {expiresAtWorldSeq?.ToString() ?? "null"} ms {expiresAtMs?.ToString() ?? "null"}");

    /// <summary>A stack on a grid.</summary>
    public void Stack(
        StackId id,
        ContainerId container,
        long position,
        Rotation rotation,
        ClassId classId,
        uint? key,
        BigInteger quantity) =>
        _lines.Add($"stack {id} at {container}:{position}:{rotation} {classId}/{Text(key)} quantity={quantity}");

    /// <summary>An instance; a null place is unplaced, an absent rotation is none.</summary>
    public void Instance(InstanceId id, ClassId classId, uint? key, InstanceId? parent, Location? place) =>
        _lines.Add($"instance {id} {classId}/{Text(key)} {Place(place)}{(parent is { } of ? $" part of {of}" : "")}");

    /// <summary>The dump of all rows so far.</summary>
    public WorldDump Build()
    {
        var lines = _lines.ToImmutableArray();
        return new WorldDump(lines.Sort(StringComparer.Ordinal));
    }

    private static string Place(Location? place) => place switch
    {
        null => "unplaced",
        Location.Slot slot => $"in {slot.Container}:{slot.SlotIndex}",
        Location.GridCell cell => $"at {cell.Container}:{cell.Position}:{cell.Rotation ?? Rotation.None}",
        Location.Line line => $"on {line.Container}:{line.X}",
        Location.Plane plane => $"on {plane.Container}:{plane.X},{plane.Y}:{plane.RotationMillideg ?? 0}",
        _ => throw new ArgumentOutOfRangeException(nameof(place), place, "Nothing can stand there."),
    };

    private static string Text(uint? value) => value?.ToString() ?? "null";
}
