namespace AssetCore.Architecture;

/// <summary>One project file: what it refers to.</summary>
internal sealed record Project(
    string Name,
    string Folder,
    IReadOnlyList<string> References,
    IReadOnlyList<string> Packages,
    bool IsPure)
{
    public override string ToString() => Name;
}
