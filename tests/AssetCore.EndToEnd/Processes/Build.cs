namespace AssetCore.EndToEnd.Processes;

/// <summary>Where the programs under test were built to: beside these tests, in the same configuration.</summary>
internal static class Build
{
    private static readonly DirectoryInfo s_output = new(AppContext.BaseDirectory);

    /// <summary>The root of the source tree.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The built assembly of a program, for <c>dotnet</c> to run.</summary>
    public static string Program(string project, string assembly)
    {
        // tests/X/bin/Release/net10.0 -> bin/Release/net10.0
        var relative = Path.Combine("bin", s_output.Parent!.Name, s_output.Name);
        var path = Path.Combine(Root, project, relative, assembly);
        return File.Exists(path)
            ? path
            : throw new FileNotFoundException($"{assembly} has not been built to {relative} of {project}.", path);
    }

    private static string FindRoot()
    {
        for (var folder = s_output; folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AssetCore.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException($"No AssetCore.sln above {s_output.FullName}.");
    }
}
