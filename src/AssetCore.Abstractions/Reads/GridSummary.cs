using AssetCore.Quantities;

namespace AssetCore.Reads;

/// <summary>How full a grid is.</summary>
/// <param name="GridWidth">Cells in a row, or null for a line of cells.</param>
/// <param name="GridHeight">Rows, or null for a line of cells.</param>
/// <param name="Capacity">Cells.</param>
/// <param name="OccupiedCells">Cells covered.</param>
/// <param name="Utilization">Covered share as a plain decimal, four decimals at most, rounded down: "0.08".</param>
public readonly record struct GridSummary(
    int? GridWidth,
    int? GridHeight,
    int Capacity,
    int OccupiedCells,
    DecimalQuantity Utilization);
