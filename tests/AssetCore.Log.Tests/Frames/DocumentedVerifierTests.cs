using System.ComponentModel;
using System.Diagnostics;
using AssetCore.Format.Frames;
using AssetCore.Format.Manifests;
using AssetCore.Hashes;
using AssetCore.Log.Files;
using AssetCore.Log.Manifests;
using AssetCore.Log.Memory;
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

    [Fact]
    public async Task The_verifier_of_the_page_follows_a_cut_and_notices_one_that_nobody_made()
    {
        var writers = new TestWriters(new JumpingTime());
        var store = new MemoryLogStore();
        await using var log = await writers.OpenAsync(store);
        for (var i = 0; i < 3; i++) await LandAsync(log, i);
        await store.SealAsync(BlobName.Segment(World, new(1)), Token);
        for (var i = 3; i < 5; i++) await LandAsync(log, i);
        var (manifest, segments) = await DumpAsync(store);
        Assert.Equal(2, segments.Length);
        Assert.Equal(0, (await RunAsync(manifest, segments)).ExitCode);

        // Cut behind the first frame of the second segment, which starts an epoch, and glued on as a third.
        var bytes = await File.ReadAllBytesAsync(segments[1], Token);
        Assert.Equal(FrameStatus.Whole, FrameReader.ReadHeader(bytes, out var first));
        var third = Path.Combine(Path.GetDirectoryName(segments[1])!, $"{5:D20}.seg");
        await File.WriteAllBytesAsync(segments[1], bytes[..first.FrameBytes], Token);
        await File.WriteAllBytesAsync(third, bytes[first.FrameBytes..], Token);
        Assert.Equal(1, (await RunAsync(manifest, [.. segments, third])).ExitCode);
    }

    [Fact]
    public async Task The_verifier_of_the_page_begins_a_fork_at_its_lineage_and_holds_a_log_against_its_bound()
    {
        var store = new MemoryLogStore();
        var hash = new Hash256([9, .. new byte[31]]);
        var manifests = new ManifestStore(store, World, TimeProvider.System, TimeSpan.FromSeconds(5));
        var fork = new WorldManifest
        {
            World = World,
            Checkpoints = [new CheckpointRef(new(41), new(100), 5, hash)],
            Lineage = new WorldLineage(new(8), new(100), new(41), Hash256.Zero, 7, "what if"),
        };
        await manifests.UpdateAsync(_ => fork, Token);
        var writers = new TestWriters(new JumpingTime(), new WorldLogOptions { SegmentAppendsMax = 2 });
        var start = new FixedStart(LogStart.OfFork(fork, 0, default));
        await using var log = await writers.OpenAsync(store, start: start);
        for (var i = 0; i < 5; i++) await LandAsync(log, i);

        var (manifest, segments) = await DumpAsync(store);
        Assert.Equal(0, (await RunAsync(manifest, segments)).ExitCode);
        Assert.Equal(1, (await RunAsync("-", segments)).ExitCode);
        Assert.Equal(1, (await RunAsync(manifest, segments[..1])).ExitCode);
    }

    private async Task<(string Manifest, string[] Segments)> DumpAsync(MemoryLogStore store)
    {
        await BlobBytes.DumpAsync(store, _folder.Path);
        var segments = Directory.GetFiles(Path.Combine(_folder.Path, BlobName.LogPrefix(World))).Order().ToArray();
        return (Path.Combine(_folder.Path, BlobName.Manifest(World).Value), segments);
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
