using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AssetCore.Hashes;

namespace AssetCore.Http.Access;

/// <summary>
/// The token files of a server without configured tokens: <c>admin.json</c>, <c>writer.json</c> and
/// <c>reader.json</c>, each <c>{"token": "..."}</c> and readable by its owner only. What is missing is made, what is
/// there is used.
/// </summary>
internal static class TokenFiles
{
    /// <summary>Random bytes of a generated token: 256 bits, so that guessing is hopeless.</summary>
    private const int TokenBytes = 32;

    /// <summary>The longest file that is read: many times what is ever written.</summary>
    private const int FileBytesMax = 4096;

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The longest wait for another server that makes the files: it takes milliseconds.</summary>
    private static readonly TimeSpan s_turnMax = TimeSpan.FromSeconds(10);

    private static readonly (string Name, Roles Roles)[] s_files =
    [
        ("admin", Roles.TenantAdmin),
        ("writer", Roles.NamespaceReader | Roles.NamespaceWriter | Roles.SchemaManager),
        ("reader", Roles.NamespaceReader),
    ];

    /// <summary>Makes the files that are missing and reads all of them.</summary>
    /// <param name="directory">Where they are; made with its parents, for its owner only, if missing.</param>
    /// <param name="written">True if at least one file was made.</param>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">This process may not read or write a file.</exception>
    /// <exception cref="InvalidDataException">A file does not hold a token.</exception>
    public static TokenBook Ensure(string directory, out bool written)
    {
        written = false;
        MakePrivateDirectory(directory);
        if (!Array.TrueForAll(s_files, file => File.Exists(PathOf(directory, file.Name))))
        {
            using var turn = TakeTurn(directory);
            foreach (var (name, _) in s_files) written |= WriteIfMissing(PathOf(directory, name));
        }

        var tokens = new List<KeyValuePair<Hash256, Caller>>(s_files.Length);
        foreach (var (name, roles) in s_files)
        {
            var token = Read(PathOf(directory, name));
            tokens.Add(new(TokenBook.HashOf(token), new Caller(name, [new Grant(roles, null)])));
        }

        return new TokenBook(tokens);
    }

    private static void MakePrivateDirectory(string directory)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(directory);
        else Directory.CreateDirectory(directory, OwnerOnly | UnixFileMode.UserExecute);
    }

    private static string PathOf(string directory, string name) => Path.Combine(directory, name + ".json");

    // Several servers may start on one directory, and all of them are to use the same tokens. A move that does not
    // overwrite first looks and then moves, so it alone does not keep two of them apart.
    private static FileStream TakeTurn(string directory)
    {
        var path = Path.TrimEndingDirectorySeparator(directory) + ".lock";
        FileStream? turn = null;
        IOException? busy = null;
        SpinWait.SpinUntil(
            () =>
            {
                try
                {
                    turn = new FileStream(path, Private(FileMode.OpenOrCreate));
                    return true;
                }
                catch (IOException fault)
                {
                    busy = fault;
                    return false;
                }
            },
            s_turnMax);
        return turn ?? throw new IOException($"Another process has held {path} for {s_turnMax.TotalSeconds} s.", busy);
    }

    // Each file is written aside and moved into place, so nobody ever reads half of one.
    private static bool WriteIfMissing(string path)
    {
        if (File.Exists(path)) return false;
        var draft = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var file = new FileStream(draft, Private(FileMode.CreateNew)))
            {
                file.Write(Encoding.UTF8.GetBytes($"{{\"token\": \"{NewToken()}\"}}\n"));
                file.Flush(flushToDisk: true);
            }

            File.Move(draft, path, overwrite: false);
            return true;
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private static FileStreamOptions Private(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        return options;
    }

    private static string NewToken() => "ac_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));

    private static string Read(string path)
    {
        if (new FileInfo(path).Length > FileBytesMax) throw Faulty(path, $"it is longer than {FileBytesMax} bytes");
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            var token = json.RootElement.TryGetProperty("token", out var member) ? member.GetString() : null;
            if (token is { Length: > 0 and <= TokenBook.TokenLengthMax }) return token;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw Faulty(path, fault.Message);
        }

        throw Faulty(path, "its token is missing or too long");
    }

    private static InvalidDataException Faulty(string path, string why) =>
        new($"The token file {path} does not hold {{\"token\": \"...\"}}: {why}. Correct it or delete it.");
}
