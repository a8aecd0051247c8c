using System.Xml.Linq;

namespace AssetCore.Architecture;

/// <summary>The source tree that these tests were built from.</summary>
internal static class Repository
{
    private static readonly string[] s_rooms = ["src", "silo", "client"];

    public static string Root { get; } = FindRoot();

    /// <summary>The projects that ship, by name.</summary>
    public static IReadOnlyDictionary<string, Project> Projects { get; } =
        s_rooms
            .SelectMany(room => Directory.GetFiles(Path.Combine(Root, room), "*.csproj", SearchOption.AllDirectories))
            .Select(Load)
            .ToDictionary(project => project.Name, StringComparer.Ordinal);

    public static IEnumerable<string> SourceFiles(Project project) =>
        Directory.GetFiles(project.Folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !IsMade(Path.GetRelativePath(project.Folder, file)));

    private static bool IsMade(string path) =>
        path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj");

    private static Project Load(string file)
    {
        var document = XDocument.Load(file);
        return new Project(
            Path.GetFileNameWithoutExtension(file),
            Path.GetDirectoryName(file)!,
            [.. document.Descendants("ProjectReference").Select(
                item => Path.GetFileNameWithoutExtension(item.Attribute("Include")!.Value.Replace('\\', '/')))],
            [.. document.Descendants("PackageReference").Select(item => item.Attribute("Include")!.Value)],
            document.Descendants("PureRoom").Any(item => item.Value == "true"));
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AssetCore.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException(
            $"No AssetCore.sln above {AppContext.BaseDirectory}: these tests read the source tree.");
    }
}
