using AssetCore.Engine.Checkpoints;
using AssetCore.Engine.Tests.Reversals;
using AssetCore.Format.Checkpoints;
using AssetCore.Hashes;
using AssetCore.Ids;
using static AssetCore.Engine.Tests.Ops;

namespace AssetCore.Engine.Tests.Checkpoints;

/// <summary>The committed checkpoint is what is written today, and is read back as what it was.</summary>
public sealed class GoldenCheckpointTests
{
    // Set to a folder to write the file there instead of holding it against what is written.
    private const string WriteVariable = "ASSETCORE_GOLDEN_DIRECTORY";
    private const string Name = "checkpoint-v1.ckpt";

    private static string GoldenPath => Path.Combine(AppContext.BaseDirectory, "Golden", Name);

    [Fact]
    public void A_checkpoint_has_the_committed_bytes()
    {
        var bytes = Encode(Written());
        if (Environment.GetEnvironmentVariable(WriteVariable) is { Length: > 0 } folder)
            File.WriteAllBytes(Path.Combine(folder, Name), bytes);
        else
            Assert.Equal(Convert.ToHexStringLower(File.ReadAllBytes(GoldenPath)), Convert.ToHexStringLower(bytes));
    }

    [Fact]
    public void The_committed_checkpoint_is_read_back()
    {
        var world = Written();
        var file = Decode(File.ReadAllBytes(GoldenPath));
        Assert.Equal(world.Engine.StateHash, file.RestoreEngine().StateHash);
        Assert.Equal(new StateChange(1_000, "genesis"), file.RestoreReplica().Change);
    }

    [Fact]
    public void No_byte_of_a_checkpoint_can_change_or_go_unnoticed()
    {
        var good = File.ReadAllBytes(GoldenPath);
        for (var at = 0; at < good.Length; at++)
        {
            var changed = (byte[])good.Clone();
            changed[at] ^= 1;
            Assert.Throws<Format.FormatFaultException>(() => Decode(changed));
            Assert.Throws<Format.FormatFaultException>(() => Decode(good.AsSpan(0, at)));
        }

        Assert.Throws<Format.FormatFaultException>(() => Decode([.. good, 0]));
    }

    private static WrittenWorld Written()
    {
        var world = new WrittenWorld(idempotencyKeysMax: 3);
        world.Commit(Vault("vault"), Class("gold"), Vault("gone", 1000));
        world.Commit(Add("gold", "12.5", InVault("vault")), Slots("slots", 4), Class("helmet"));
        world.Commit(Mint("helmet", Slot("slots", 1)), Remove("gone"));
        var mistaken = world.Commit(Add("gold", "1", InVault("vault")));
        world.Commit(Grid("shelf", 6, 3), Class("crate"), Shape("crate", 2, 1), Add("crate", "2", Cell("shelf", 1)));
        world.Reverse(mistaken.CommitId);
        return world;
    }

    private static byte[] Encode(WrittenWorld world)
    {
        var head = new CheckpointHead
        {
            World = WrittenWorld.Id,
            Batch = world.State.Batch,
            WorldSeq = world.State.Head,
            TimeMs = world.State.TimeMs,
            Epoch = new Epoch(3),
            Nonce = new WriterNonce(0x0102_0304),
            FrameHash = new Hash256([.. Enumerable.Range(0, 32).Select(i => (byte)i)]),
            Segment = new BatchNumber(2),
            Offset = 1_234,
            Frames = 5,
            StateHash = world.State.StateHash,
        };
        using var encoder = new CheckpointEncoder(head);
        var contents = StateCheckpoint.Of(world.Engine, new StateChange(1_000, "genesis"), encoder);
        while (contents.WriteNext()) { }
        encoder.End();
        return encoder.Bytes.Span.ToArray();
    }

    private static CheckpointFile Decode(ReadOnlySpan<byte> bytes)
    {
        using var decoder = new CheckpointDecoder();
        var chunks = new List<byte[]>();
        while (!decoder.IsAtEnd || !bytes.IsEmpty)
        {
            var part = decoder.Read(bytes, out var consumed, out var chunk);
            if (part == CheckpointPart.Chunk) chunks.Add(chunk.ToArray());
            if (part == CheckpointPart.None && consumed == 0) throw new Format.FormatFaultException(0, "cut off");
            bytes = bytes[consumed..];
        }

        return new CheckpointFile(decoder.Head!, chunks);
    }
}
