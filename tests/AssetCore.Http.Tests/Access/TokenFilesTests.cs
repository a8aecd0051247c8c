using System.Text.Json;
using AssetCore.Http.Access;

namespace AssetCore.Http.Tests.Access;

public sealed class TokenFilesTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("assetcore-tokens-").FullName;

    private string Tokens => Path.Combine(_root, "auth", "tokens");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void The_first_start_writes_three_tokens_that_only_their_owner_can_read()
    {
        var book = TokenFiles.Ensure(Tokens, out var written);

        Assert.True(written);
        Assert.Equal(3, book.Count);
        var files = Directory.GetFiles(Tokens);
        Assert.Equal(["admin.json", "reader.json", "writer.json"], files.Select(Path.GetFileName).Order());
        if (OperatingSystem.IsWindows()) return;
        const UnixFileMode ownerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        foreach (var path in files) Assert.Equal(ownerOnly, File.GetUnixFileMode(path));
        Assert.Equal(ownerOnly | UnixFileMode.UserExecute, File.GetUnixFileMode(Tokens));
    }

    [Fact]
    public void A_second_start_uses_the_same_tokens()
    {
        TokenFiles.Ensure(Tokens, out _);
        var token = Read("admin");

        var book = TokenFiles.Ensure(Tokens, out var written);

        Assert.False(written);
        Assert.Equal(token, Read("admin"));
        Assert.NotNull(book.Find(token));
    }

    [Fact]
    public void A_lost_file_is_made_anew_and_the_others_stay()
    {
        TokenFiles.Ensure(Tokens, out _);
        var (lost, kept) = (Read("reader"), Read("writer"));
        File.Delete(Path.Combine(Tokens, "reader.json"));

        var book = TokenFiles.Ensure(Tokens, out var written);

        Assert.True(written);
        Assert.Null(book.Find(lost));
        Assert.NotNull(book.Find(kept));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"token\": 1}")]
    [InlineData("{\"token\": \"\"}")]
    [InlineData("not json")]
    [InlineData("[]")]
    public void A_file_without_a_token_stops_the_start(string content)
    {
        TokenFiles.Ensure(Tokens, out _);
        File.WriteAllText(Path.Combine(Tokens, "admin.json"), content);

        var fault = Assert.Throws<InvalidDataException>(() => TokenFiles.Ensure(Tokens, out _));

        Assert.Contains("admin.json", fault.Message);
    }

    [Fact]
    public async Task Servers_that_start_together_agree_on_the_tokens()
    {
        var starts = Enumerable.Range(0, 8).Select(_ => Task.Run(() => TokenFiles.Ensure(Tokens, out bool _)));
        var books = await Task.WhenAll(starts);

        Assert.All(books, book => Assert.NotNull(book.Find(Read("admin"))));
        Assert.Equal(3, Directory.GetFiles(Tokens).Length);
    }

    private string Read(string name) =>
        JsonElement.Parse(File.ReadAllText(Path.Combine(Tokens, name + ".json"))).GetProperty("token").GetString()!;
}
