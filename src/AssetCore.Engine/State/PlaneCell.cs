namespace AssetCore.Engine.State;

/// <summary>
/// A square of a plane, on one of the levels of <see cref="PlaneLattice"/>. Cells are in order of their level, then
/// along the Z-curve: by the bits of Y and X in turn, the highest first. So a square of squares is one run of the
/// order.
/// </summary>
/// <param name="Level">Its level; 0 for the smallest squares.</param>
/// <param name="X">Its column, counted from 0 in squares of its level.</param>
/// <param name="Y">Its row, counted from 0 in squares of its level.</param>
internal readonly record struct PlaneCell(int Level, ulong X, ulong Y) : IComparable<PlaneCell>
{
    public int CompareTo(PlaneCell other)
    {
        if (Level != other.Level) return Level.CompareTo(other.Level);

        // The coordinate that differs in the higher bit decides; Y, if it is the same bit.
        var (x, y) = (X ^ other.X, Y ^ other.Y);
        return y < x && y < (x ^ y) ? X.CompareTo(other.X) : Y.CompareTo(other.Y);
    }

    /// <summary>
    /// Differs from process to process, so that nobody can choose cells that collide; orders nothing.
    /// </summary>
    public override int GetHashCode() => HashCode.Combine(Level, X, Y);
}
