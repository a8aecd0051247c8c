using AssetCore.Engine.Tests.Reference;
using AssetCore.Format.Frames;
using AssetCore.Ids;
using AssetCore.Testing.Generators;

namespace AssetCore.Engine.Tests.Replay;

/// <summary>A log of a generated life as a file of frames, one after another, for another process to replay.</summary>
internal static class ReplayLog
{
    /// <summary>A life of every operation, with expired holds, reversals and changes of the world's state.</summary>
    public static EngineWorld Live(ulong seed, int operations = 1_500, long keyAgeMax = 0)
    {
        var limits = new KeyRetention(60, keyAgeMax);
        EngineWorld? world = null;
        var run = new AgreementRun(
            () => world ??= new EngineWorld(limits), limits, new SeededChoices(seed), $"seed {seed}");
        run.Live(operations);
        return world!;
    }

    /// <summary>Writes the batches of a world.</summary>
    public static void Write(string path, EngineWorld world)
    {
        using var file = File.Create(path);
        foreach (var (header, payload) in world.Log)
            file.Write(FrameWriter.Frame(header with { Epoch = new Epoch(1) }, payload, out _));
    }

    /// <summary>Reads the batches back, each checked.</summary>
    public static IEnumerable<(FrameHeader Header, byte[] Payload)> Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        for (var at = 0; at < bytes.Length;)
        {
            if (FrameReader.Read(bytes.AsSpan(at), out var header) != FrameStatus.Whole)
                throw new InvalidOperationException($"No whole frame begins at byte {at} of {path}.");
            yield return (header, bytes[(at + FrameHeader.Bytes)..(at + FrameHeader.Bytes + header.PayloadBytes)]);
            at += FrameHeader.Bytes + header.PayloadBytes;
        }
    }
}
