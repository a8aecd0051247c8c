using AssetCore.Engine.Tests.Replay;
using AssetCore.Testing.Stores;
using AssetCore.Testing.Verifier;
using Batch = (AssetCore.Format.Frames.FrameHeader Header, byte[] Payload);

namespace AssetCore.Engine.Tests.Verifier;

/// <summary>The verifier never calls a log whole that somebody or something has changed.</summary>
public sealed class VerifierCorruptionTests : IDisposable
{
    private const int FlipsMax = 400;

    private readonly TemporaryFolder _folder = new();
    private int _variants;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Original => Path.Combine(_folder.Path, "original");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_flipped_bit_anywhere_breaks_a_log()
    {
        await WriteAsync();
        var bytes = LogFolder.Segments(Original).Sum(segment => new FileInfo(segment).Length);
        var stride = (int)(bytes / FlipsMax) + 1;
        foreach (var segment in Enumerable.Range(0, LogFolder.Segments(Original).Length))
        {
            var size = new FileInfo(LogFolder.Segments(Original)[segment]).Length;
            for (var at = segment % stride; at < size; at += stride)
            {
                var place = at;
                Vary(segment, content => content[place] ^= (byte)(1 << (place % 8)));
            }
        }

        await AssertAllBrokenAsync();
    }

    [Fact]
    public async Task A_log_cut_off_anywhere_below_its_mark_is_broken()
    {
        await WriteAsync();
        foreach (var segment in Enumerable.Range(0, LogFolder.Segments(Original).Length))
        {
            var size = new FileInfo(LogFolder.Segments(Original)[segment]).Length;
            for (var length = 0L; length < size; length += 97) Cut(segment, length);
        }

        await AssertAllBrokenAsync();
    }

    [Fact]
    public async Task Segments_that_are_swapped_missing_doubled_or_of_another_log_break_it()
    {
        await WriteAsync();
        var other = Path.Combine(_folder.Path, "other");
        await LogFolder.WriteAsync(other, ReplayLog.Live(6, operations: 60).Log, segmentAppendsMax: 4);
        var (count, others) = (LogFolder.Segments(Original).Length, LogFolder.Segments(other));
        for (var segment = 0; segment < count - 1; segment++)
        {
            var (a, b) = (segment, segment + 1);
            Vary(files => Swap(files[a], files[b]));
            Vary(files => File.Delete(files[a]));
            Vary(files => File.Copy(files[a], files[b], overwrite: true));
            Vary(files => File.Copy(files[a], Path.Combine(Path.GetDirectoryName(files[a])!, $"{999:D20}.seg")));
            Vary(files => Replace(files[a], others[a % others.Length]));
        }

        await AssertAllBrokenAsync();
    }

    [Fact]
    public async Task A_sound_frame_over_a_payload_with_a_flipped_bit_is_found_by_what_it_holds()
    {
        var log = ReplayLog.Live(8, operations: 60).Log;
        for (var (batch, at) = (0, 0); batch < log.Count; at += 11)
        {
            if (at < log[batch].Payload.Length) Lie(log, batch, at);
            else (batch, at) = (batch + 1, batch % 11 - 11);
        }

        await AssertNoneWholeAsync();
    }

    private void Lie(IReadOnlyList<Batch> log, int batch, int at)
    {
        var payload = log[batch].Payload.ToArray();
        payload[at] ^= (byte)(1 << (at % 8));
        LogFolder.WriteUnjudged(Variant(), [.. log.Take(batch), (log[batch].Header, payload)]);
    }

    private async Task WriteAsync() =>
        await LogFolder.WriteAsync(Original, ReplayLog.Live(5, operations: 60).Log, segmentAppendsMax: 4);

    private string Variant() => Path.Combine(_folder.Path, "variants", $"{_variants++:D5}");

    private void Vary(Action<string[]> change) => change(LogFolder.Segments(LogFolder.Copy(Original, Variant())));

    private void Vary(int segment, Action<byte[]> change) => Vary(files =>
    {
        var content = File.ReadAllBytes(files[segment]);
        change(content);
        File.WriteAllBytes(files[segment], content);
    });

    private void Cut(int segment, long length) => Vary(files =>
    {
        using var file = File.OpenWrite(files[segment]);
        file.SetLength(length);
    });

    private static void Swap(string one, string other)
    {
        var kept = File.ReadAllBytes(one);
        File.Copy(other, one, overwrite: true);
        File.WriteAllBytes(other, kept);
    }

    // With its mark: a segment that somebody puts in place of another is as whole as that one was.
    private static void Replace(string segment, string by)
    {
        File.Copy(by, segment, overwrite: true);
        File.Copy(by + "~settled", segment + "~settled", overwrite: true);
    }

    private async Task AssertAllBrokenAsync()
    {
        foreach (var (variant, report) in await VerifyVariantsAsync())
            Assert.True(report.Status == "broken", $"variant {variant}: {report.Status} {report.Fault}");
    }

    private async Task AssertNoneWholeAsync()
    {
        foreach (var (variant, report) in await VerifyVariantsAsync())
            Assert.True(report.Status is "broken" or "unreadable", $"variant {variant} is whole");
    }

    private async Task<IEnumerable<(int Variant, VerifierReport Report)>> VerifyVariantsAsync()
    {
        var roots = Directory.GetDirectories(Path.Combine(_folder.Path, "variants")).Order(StringComparer.Ordinal);
        var reports = await PythonVerifier.VerifyAsync(1, roots, Token);
        Assert.Equal(_variants, reports.Count);
        Assert.True(_variants > 5);
        return reports.Index();
    }
}
