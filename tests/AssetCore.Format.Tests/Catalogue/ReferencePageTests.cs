namespace AssetCore.Format.Tests.Catalogue;

public sealed class ReferencePageTests
{
    [Theory]
    [InlineData("operations.md")]
    [InlineData("errors.md")]
    [InlineData("manifest.json")]
    public void A_reference_page_says_what_the_catalogue_says(string name)
    {
        var made = Make(name).ReplaceLineEndings("\n");
        var file = Path.Combine(Folder(), name);
        if (Environment.GetEnvironmentVariable("ASSETCORE_WRITE_DOCS") == "1") File.WriteAllText(file, made);
        Assert.Equal(made, File.ReadAllText(file).ReplaceLineEndings("\n"));
    }

    private static string Make(string name) => name switch
    {
        "operations.md" => ReferencePages.Operations(),
        "errors.md" => ReferencePages.Errors(),
        _ => ReferencePages.Manifest(),
    };

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
