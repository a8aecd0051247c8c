using AssetCore.Containers;
using AssetCore.Engine.State;
using AssetCore.Errors;
using AssetCore.Operations;

namespace AssetCore.Engine.Operations.Guards;

/// <summary>Whether a cell of a grid is covered.</summary>
internal static class CellGuard
{
    private static readonly Shape s_oneCell = new(1, 1);

    /// <summary><c>cell_free</c>.</summary>
    public static Rejection? Judge(Requirement.CellFree guard, WorldWriter world)
    {
        if (!world.TryFind(guard.ContainerId, out var container, out var refusal)) return refusal;
        ref readonly var cell = ref world.State.Containers[container];
        if (cell.Row!.Kind is not ContainerKind.Grid kind)
            return Reject.WrongKind(guard.ContainerId, cell.Type, "a grid");
        if (GridRules.JudgeInside(cell, guard.Position) is { } outside) return outside;
        var position = (int)guard.Position;
        return cell.Grid is { } board && board.CountCovered(CellRect.At(position, s_oneCell, kind.Width)) > 0
            ? Reject.CellIsTaken(cell, position)
            : null;
    }
}
