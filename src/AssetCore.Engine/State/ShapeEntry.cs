using AssetCore.Containers;

namespace AssetCore.Engine.State;

/// <summary>A registered shape of a class, in order of its key, no key first.</summary>
/// <param name="KeyWord">The key as a word: see <see cref="BalanceKey.ToWord"/>; what orders.</param>
/// <param name="Shape">The cells covered, unturned.</param>
internal readonly record struct ShapeEntry(ulong KeyWord, Shape Shape) : IComparable<ShapeEntry>
{
    public int CompareTo(ShapeEntry other) => KeyWord.CompareTo(other.KeyWord);
}
