namespace AssetCore.Engine.Checkpoints;

/// <summary>The cell of a shape or an extent, in the order of checkpoints: by class number, then key.</summary>
/// <param name="Class">The class's dense number.</param>
/// <param name="KeyWord">The key as a word, no key first: see <see cref="State.BalanceKey.ToWord"/>.</param>
internal readonly record struct VariantCell(int Class, ulong KeyWord) : IComparable<VariantCell>
{
    public int CompareTo(VariantCell other)
    {
        var order = Class.CompareTo(other.Class);
        return order != 0 ? order : KeyWord.CompareTo(other.KeyWord);
    }
}
