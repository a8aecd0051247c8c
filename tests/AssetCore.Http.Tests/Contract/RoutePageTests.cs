namespace AssetCore.Http.Tests.Contract;

public sealed class RoutePageTests
{
    [Fact]
    public void The_page_of_routes_says_what_is_served()
    {
        var made = RoutePage.Make().ReplaceLineEndings("\n");
        var file = Path.Combine(Folder(), "routes.md");
        if (Environment.GetEnvironmentVariable("ASSETCORE_WRITE_DOCS") == "1") File.WriteAllText(file, made);
        Assert.Equal(made, File.ReadAllText(file).ReplaceLineEndings("\n"));
    }

    private static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "AssetCore.sln")))
                return Path.Combine(folder.FullName, "docs", "reference");
        }

        throw new InvalidOperationException(
            $"No AssetCore.sln above {AppContext.BaseDirectory}: this test reads the source tree.");
    }
}
