using AssetCore.Containers;

namespace AssetCore.Engine.State;

/// <summary>A registered extent of a class, in order of its key, no key first.</summary>
/// <param name="KeyWord">The key as a word: see <see cref="BalanceKey.ToWord"/>; what orders.</param>
/// <param name="Extent">What is covered, unturned.</param>
internal readonly record struct ExtentEntry(ulong KeyWord, Extent Extent) : IComparable<ExtentEntry>
{
    public int CompareTo(ExtentEntry other) => KeyWord.CompareTo(other.KeyWord);
}
