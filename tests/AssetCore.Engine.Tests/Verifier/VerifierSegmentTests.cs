using AssetCore.Engine.Tests.Replay;
using AssetCore.Ids;
using AssetCore.Log.Files;
using AssetCore.Log.Packing;

namespace AssetCore.Engine.Tests.Verifier;

/// <summary>What <c>docs/formats/segment.md</c> allows at the end of a segment and of a log, and what not.</summary>
public sealed class VerifierSegmentTests : IDisposable
{
    private readonly StoreVariants _variants = new();

    private string Last => LogFolder.Segments(_variants.Original)[^1];

    public void Dispose() => _variants.Dispose();

    [Fact]
    public async Task What_a_crash_leaves_behind_the_mark_is_torn_and_harms_nothing()
    {
        await WriteAsync();
        var frame = await File.ReadAllBytesAsync(LogFolder.Segments(_variants.Original)[0], Token);
        AppendToLast(frame[..100]);
        AppendToLast(frame[..200]);
        AppendToLast(new byte[10_000]);
        foreach (var report in await _variants.VerifyAsync())
        {
            Assert.True(report.Status == "whole", report.Fault);
            Assert.Contains("a torn tail", report["notes"], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_no_crash_leaves_behind_the_mark_is_damage()
    {
        await WriteAsync();
        var frame = await File.ReadAllBytesAsync(LogFolder.Segments(_variants.Original)[0], Token);
        AppendToLast([.. Enumerable.Repeat((byte)7, 1_000)]);
        AppendToLast(frame);
        AppendToLast([.. new byte[1_000], .. frame]);
        _variants.Add(root => File.AppendAllText(LogFolder.Segments(root)[0] + "~settled", "x"));
        var reports = await _variants.VerifyAsync();
        Assert.All(reports.SkipLast(1), report => Assert.Equal("broken", report.Status));
        Assert.Contains("its mark is damaged", reports[^1]["notes"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_segment_may_be_cut_off_where_the_next_begins_an_epoch_and_nowhere_else()
    {
        var log = ReplayLog.Live(5, operations: 60).Log;
        LogFolder.WriteUnjudged(_variants.Add(), log, segment: 5, raiseEpochs: true);
        LogFolder.WriteUnjudged(_variants.Add(), log, segment: 5, raiseEpochs: false);
        var reports = await _variants.VerifyAsync();
        Assert.True(reports[0].Status == "whole", reports[0].Fault);
        Assert.Contains("nobody took over", reports[1].Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pack_is_read_like_the_segment_that_it_was()
    {
        await WriteAsync();
        _variants.Add(_ => { });
        _variants.Add(root => Pack(root, keep: false, change: false));
        _variants.Add(root => Pack(root, keep: true, change: false));
        _variants.Add(root => Pack(root, keep: false, change: true));
        _variants.Add(root => Pack(root, keep: true, change: true));
        var reports = await _variants.VerifyAsync();
        Assert.Equal(["whole", "whole", "whole", "broken", "broken"], reports.Select(report => report.Status));
        Assert.Single(reports.Take(3).Select(report => report["head_hash"]).Distinct());
    }

    [Fact]
    public async Task Segments_that_the_packer_has_packed_are_still_the_same_log()
    {
        await WriteAsync();
        var options = new PackOptions { PackGraceAge = TimeSpan.Zero };
        var packer = new SegmentPacker(
            new FileLogStore(_variants.Original), new WorldId(1), options, TimeProvider.System);
        _variants.Add(_ => { });
        await packer.RunAsync(Token);
        _variants.Add(_ => { });
        await packer.RunAsync(Token);
        _variants.Add(_ => { });
        Assert.Single(LogFolder.Segments(_variants.Original));
        var reports = await _variants.VerifyAsync();
        Assert.All(reports, report => Assert.True(report.Status == "whole", report.Fault));
        Assert.Single(reports.Select(report => report["head_hash"]).Distinct());
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static void Pack(string root, bool keep, bool change)
    {
        foreach (var segment in LogFolder.Segments(root).SkipLast(1))
        {
            var pack = Path.ChangeExtension(segment, "pack");
            File.Copy(segment, pack);
            if (change)
            {
                using var file = File.OpenWrite(pack);
                file.Seek(-1, SeekOrigin.End);
                file.WriteByte(0xAB);
            }

            if (keep) continue;
            File.Delete(segment);
            File.Delete(segment + "~settled");
        }
    }

    private void AppendToLast(byte[] bytes) => _variants.Add(root =>
    {
        using var file = new FileStream(_variants.In(root, Last), FileMode.Append);
        file.Write(bytes);
    });

    private async Task WriteAsync() =>
        await LogFolder.WriteAsync(_variants.Original, ReplayLog.Live(5, operations: 60).Log, segmentAppendsMax: 4);
}
