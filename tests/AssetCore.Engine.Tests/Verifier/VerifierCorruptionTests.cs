using AssetCore.Engine.Tests.Replay;
using AssetCore.Ids;
using Batch = (AssetCore.Format.Frames.FrameHeader Header, byte[] Payload);

namespace AssetCore.Engine.Tests.Verifier;

/// <summary>The verifier never calls a world whole that somebody or something has changed.</summary>
public sealed class VerifierCorruptionTests : IDisposable
{
    private const int FlipsMax = 300;

    private readonly StoreVariants _variants = new();

    private string Manifest => Path.Combine(_variants.Original, "worlds", "1", "manifest");

    private string[] Segments => LogFolder.Segments(_variants.Original);

    public void Dispose() => _variants.Dispose();

    [Fact]
    public async Task A_flipped_bit_anywhere_breaks_a_log()
    {
        await WriteAsync();
        var stride = (int)(Segments.Sum(segment => new FileInfo(segment).Length) / FlipsMax) + 1;
        foreach (var (at, segment) in Segments.Index()) _variants.Flip(segment, at % stride, stride);
        await _variants.AssertBrokenAsync();
    }

    [Fact]
    public async Task A_flipped_bit_anywhere_breaks_a_manifest_and_a_checkpoint()
    {
        await WriteAsync();
        _variants.Flip(Manifest, 0, 3);
        foreach (var (at, checkpoint) in LogFolder.Checkpoints(_variants.Original).Index())
            _variants.Flip(checkpoint, at, 31);
        await _variants.AssertBrokenAsync();
    }

    [Fact]
    public async Task A_file_cut_off_anywhere_breaks_its_world()
    {
        await WriteAsync();
        foreach (var segment in Segments) _variants.Cut(segment, 97);
        _variants.Cut(Manifest, 11);
        _variants.Cut(LogFolder.Checkpoints(_variants.Original)[^1], 101);
        await _variants.AssertBrokenAsync();
    }

    [Fact]
    public async Task Segments_that_are_swapped_missing_doubled_or_of_another_log_break_it()
    {
        await WriteAsync();
        await LogFolder.WriteAsync(_variants.Other, ReplayLog.Live(6, operations: 60).Log, segmentAppendsMax: 4);
        var others = LogFolder.Segments(_variants.Other);
        for (var segment = 0; segment < Segments.Length - 1; segment++)
        {
            var (a, b) = (segment, segment + 1);
            Vary(files => Swap(files[a], files[b]));
            Vary(files => File.Delete(files[a]));
            Vary(files => File.Copy(files[a], files[b], overwrite: true));
            Vary(files => File.Copy(files[a], Path.Combine(Path.GetDirectoryName(files[a])!, $"{999:D20}.seg")));
            Vary(files => Replace(files[a], others[a % others.Length]));
        }

        await _variants.AssertBrokenAsync();
    }

    [Fact]
    public async Task Checkpoints_and_manifests_that_are_missing_swapped_or_of_another_log_break_it()
    {
        await WriteAsync();
        await LogFolder.WriteAsync(_variants.Other, ReplayLog.Live(6, operations: 60).Log, segmentAppendsMax: 4);
        _variants.Add(root => File.Copy(Path.Combine(_variants.Other, "worlds", "1", "manifest"),
            Path.Combine(root, "worlds", "1", "manifest"), overwrite: true));
        _variants.Add(root => File.Delete(_variants.In(root, Manifest)));
        for (var at = 0; at < LogFolder.Checkpoints(_variants.Original).Length; at++)
        {
            var (one, other) = (at, (at + 1) % LogFolder.Checkpoints(_variants.Original).Length);
            _variants.Add(root => File.Delete(LogFolder.Checkpoints(root)[one]));
            _variants.Add(root => Swap(LogFolder.Checkpoints(root)[one], LogFolder.Checkpoints(root)[other]));
        }

        await _variants.AssertBrokenAsync();
    }

    [Fact]
    public async Task A_damaged_index_counts_for_nothing_and_that_of_another_log_breaks_the_world()
    {
        await WriteAsync();
        await LogFolder.IndexAsync(_variants.Original, new WorldId(1));
        await LogFolder.WriteAsync(_variants.Other, ReplayLog.Live(6, operations: 60).Log, segmentAppendsMax: 4);
        await LogFolder.IndexAsync(_variants.Other, new WorldId(1));
        var index = LogFolder.Indexes(_variants.Original)[0];
        _variants.Add(root => File.Copy(LogFolder.Indexes(_variants.Other)[0], _variants.In(root, index), true));
        _variants.Flip(index, 0, 17);
        var reports = await _variants.VerifyAsync();
        Assert.Equal("broken", reports[0].Status);
        foreach (var report in reports.Skip(1))
        {
            Assert.True(report.Status == "whole", report.Fault);
            Assert.Contains("is damaged and does not count", report["notes"], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_log_that_ends_before_its_manifests_bound_is_broken_even_without_marks()
    {
        await WriteAsync();
        for (var kept = 0; kept < Segments.Length - 1; kept++)
        {
            var dropped = Segments.Length - kept;
            Vary(files =>
            {
                foreach (var file in files[^dropped..]) File.Delete(file);
                foreach (var mark in files.Select(file => file + "~settled")) File.Delete(mark);
            });
        }

        await _variants.AssertBrokenAsync();
    }

    [Fact]
    public async Task A_sound_frame_over_a_payload_with_a_flipped_bit_is_found_by_what_it_holds()
    {
        var log = ReplayLog.Live(8, operations: 60).Log;
        for (var (batch, at) = (0, 0); batch < log.Count; at += 11)
        {
            if (at < log[batch].Payload.Length) Lie(log, batch, at);
            else (batch, at) = (batch + 1, (batch % 11) - 11);
        }

        await _variants.AssertNotWholeAsync();
    }

    private void Lie(IReadOnlyList<Batch> log, int batch, int at)
    {
        var payload = log[batch].Payload.ToArray();
        payload[at] ^= (byte)(1 << (at % 8));
        LogFolder.WriteUnjudged(_variants.Add(), [.. log.Take(batch), (log[batch].Header, payload)]);
    }

    private async Task WriteAsync() =>
        await LogFolder.WriteAsync(_variants.Original, ReplayLog.Live(5, operations: 60).Log, segmentAppendsMax: 4);

    private void Vary(Action<string[]> change) => _variants.Add(root => change(LogFolder.Segments(root)));

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
}
