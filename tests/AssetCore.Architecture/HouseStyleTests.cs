using System.Text.RegularExpressions;

namespace AssetCore.Architecture;

public sealed partial class HouseStyleTests
{
    private const int FileLinesMax = 400;
    private const int RoomReadmeLinesMax = 15;

    public static TheoryData<string> Rooms => [.. Repository.Projects.Keys];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void No_file_is_longer_than_400_lines(string room)
    {
        var tooLong = Repository.SourceFiles(Repository.Projects[room])
            .Select(file => (File: Path.GetRelativePath(Repository.Root, file), Lines: File.ReadLines(file).Count()))
            .Where(file => file.Lines > FileLinesMax);
        Assert.Empty(tooLong);
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Every_room_has_a_readme_of_at_most_fifteen_lines(string room)
    {
        var readme = Path.Combine(Repository.Projects[room].Folder, "README.md");
        Assert.True(File.Exists(readme), $"{room} has no README.md");
        Assert.InRange(File.ReadLines(readme).Count(), 1, RoomReadmeLinesMax);
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void No_type_or_room_is_a_drawer_for_everything(string room)
    {
        var project = Repository.Projects[room];
        var drawers = Repository.SourceFiles(project)
            .Select(Path.GetFileNameWithoutExtension)
            .Append(project.Name)
            .Where(name => DrawerName().IsMatch(name!));
        Assert.Empty(drawers);
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void No_namespace_ends_in_Orleans_for_it_would_hide_the_real_one(string room)
    {
        var hiding = Repository.SourceFiles(Repository.Projects[room])
            .Where(file => File.ReadLines(file).Any(line => OrleansNamespace().IsMatch(line)));
        Assert.Empty(hiding);
    }

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Nothing_is_left_to_do_by_the_codes_own_words(string room)
    {
        var left = Repository.SourceFiles(Repository.Projects[room])
            .Where(file => File.ReadLines(file).Any(line => LeftToDo().IsMatch(line)))
            .Select(file => Path.GetRelativePath(Repository.Root, file));
        Assert.Empty(left);
    }

    [GeneratedRegex("(Utils|Helper|Helpers|Manager|Common|Misc)$")]
    private static partial Regex DrawerName();

    [GeneratedRegex(@"^namespace AssetCore\..*\.Orleans\b")]
    private static partial Regex OrleansNamespace();

    [GeneratedRegex("TODO|FIXME|HACK|NotImplementedException")]
    private static partial Regex LeftToDo();
}
