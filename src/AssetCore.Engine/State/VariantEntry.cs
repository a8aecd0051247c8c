namespace AssetCore.Engine.State;

/// <summary>A class and key in the order of lists: by the class's external id, then by key, no key first.</summary>
/// <param name="ClassName">The class's external id.</param>
/// <param name="KeyWord">The key as a word: see <see cref="BalanceKey.ToWord"/>.</param>
/// <param name="Class">The class's dense number; does not order.</param>
internal readonly record struct VariantEntry(string ClassName, ulong KeyWord, int Class) : IComparable<VariantEntry>
{
    public int CompareTo(VariantEntry other)
    {
        var order = string.CompareOrdinal(ClassName, other.ClassName);
        return order != 0 ? order : KeyWord.CompareTo(other.KeyWord);
    }
}
