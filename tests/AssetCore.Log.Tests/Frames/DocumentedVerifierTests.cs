using System.ComponentModel;
using System.Diagnostics;
using AssetCore.Log.Files;
using AssetCore.Log.Stores;
using AssetCore.Log.Tests.Writing;
using AssetCore.Log.Writing;
using AssetCore.Testing.Stores;
using static AssetCore.Log.Tests.Writing.TestWriters;

namespace AssetCore.Log.Tests.Frames;

/// <summary>
/// Runs the verifier that <c>docs/formats/frame.md</c> prints, so that the page stays as exact as the code.
/// </summary>
public sealed class DocumentedVerifierTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_verifier_of_the_page_accepts_a_log_and_finds_a_flipped_bit()
    {
        var head = await WriteAsync();
        var folder = Path.Combine(_folder.Path, BlobName.LogPrefix(World));
        var segments = Directory.GetFiles(folder, "*.seg").Order().ToArray();
        Assert.True(segments.Length > 3);

        foreach (var manifest in new[] { Path.Combine(_folder.Path, BlobName.Manifest(World).Value), "-" })
        {
            var (code, output) = await RunAsync(manifest, segments);
            Assert.Equal(0, code);
            Assert.EndsWith($"head {head.Hash}", output.TrimEnd(), StringComparison.Ordinal);
        }

        var bytes = await File.ReadAllBytesAsync(segments[1], Token);
        bytes[^200] ^= 1;
        await File.WriteAllBytesAsync(segments[1], bytes, Token);
        Assert.Equal(1, (await RunAsync("-", segments)).ExitCode);
    }

    private static string Verifier()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var page = Path.Combine(folder.FullName, "docs", "formats", "frame.md");
            if (File.Exists(page)) return File.ReadAllText(page).Split("```python\n")[1].Split("```")[0];
        }

        throw new InvalidOperationException("docs/formats/frame.md was not found above the tests.");
    }

    private async Task<LogHead> WriteAsync()
    {
        var writers = new TestWriters(new JumpingTime(), new WorldLogOptions { SegmentAppendsMax = 3 });
        var store = new FileLogStore(_folder.Path);
        await using (var log = await writers.OpenAsync(store))
        {
            for (var i = 0; i < 7; i++) await LandAsync(log, i);
        }

        await using var next = await writers.OpenAsync(store);
        for (var i = 10; i < 15; i++) await LandAsync(next, i);
        return next.Head;
    }

    private async Task<(int ExitCode, string Output)> RunAsync(string manifest, string[] segments)
    {
        var script = Path.Combine(_folder.Path, "verify.py");
        await File.WriteAllTextAsync(script, Verifier(), Token);
        var start = new ProcessStartInfo("python3", [script, manifest, .. segments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            var output = await process.StandardOutput.ReadToEndAsync(Token);
            await process.StandardError.ReadToEndAsync(Token);
            await process.WaitForExitAsync(Token);
            return (process.ExitCode, output);
        }
        catch (Win32Exception)
        {
            Assert.Skip("There is no python3 on this machine.");
            throw;
        }
    }
}
