using System.Collections.Immutable;
using AssetCore.Format.Manifests;
using AssetCore.Hashes;
using AssetCore.Ids;
using CsCheck;

namespace AssetCore.Format.Tests.Manifests;

/// <summary>Manifests of every shape that the rules allow.</summary>
internal static class GenManifests
{
    private static readonly Gen<Hash256> s_hash =
        Gen.Byte.Array[Hash256.Bytes - 1].Select(bytes => new Hash256([1, .. bytes]));

    private static readonly Gen<long> s_time = Gen.Long[0, long.MaxValue];

    private static readonly Gen<string> s_text = Gen.OneOf(
        Gen.String[Gen.Char['!', '~'], 0, 60],
        Gen.Const("Größe: 1 €, 🌍"),
        Gen.Const(new string('x', ManifestCodec.ClusterIdLengthMax)));

    private static readonly Gen<DurableBound> s_bound = Gen.OneOf(
        Gen.Const(DurableBound.None),
        Gen.Select(
            Gen.Long[1, long.MaxValue], Gen.Long[1, long.MaxValue], Gen.Long[0, long.MaxValue], s_hash,
            (batch, seq, epoch, hash) => new DurableBound(new(batch), new(seq), new(epoch), hash)));

    private static readonly Gen<CheckpointRef[]> s_checkpoints =
        Gen.Select(Gen.Int[1, 1000], Gen.Long[1, long.MaxValue], s_hash)
            .Array[0, ManifestCodec.CheckpointsMax]
            .Select(parts => parts
                .Aggregate(
                    ImmutableList.Create<CheckpointRef>(),
                    (all, part) => all.Insert(0, new CheckpointRef(
                        new((all.IsEmpty ? 0 : all[0].Batch.Value) + part.Item1),
                        new((all.IsEmpty ? 0 : all[0].WorldSeq.Value) + (2 * part.Item1)),
                        part.Item2,
                        part.Item3)))
                .ToArray());

    private static readonly Gen<WorldImport?> s_import = Gen.Select(
        s_hash, s_time, s_time, Gen.Bool,
        (archive, number, time, isThere) =>
            isThere ? new WorldImport(archive, new(number), new(time), number) : null);

    public static readonly Gen<WorldManifest> Any = Gen.Select(
        Gen.Select(s_time, Gen.Long[1, long.MaxValue], Gen.Long[0, long.MaxValue], Gen.ULong),
        Gen.Select(s_text, s_text, s_bound, s_checkpoints),
        Gen.Select(s_hash, s_import, s_text, Gen.Int[0, 2]),
        (head, middle, tail) =>
        {
            var (isPurged, isFork) = (tail.Item4 == 2, tail.Item4 >= 1 && middle.Item4.Length > 0);
            var oldest = isFork ? middle.Item4[^1] : null;
            var isClaimed = head.Item3 > 0;
            return new WorldManifest
            {
                World = new WorldId(head.Item1),
                Generation = head.Item2,
                Epoch = new Epoch(head.Item3),
                Nonce = isClaimed ? new WriterNonce(head.Item4) : default,
                ClusterId = isClaimed ? middle.Item1 : "",
                Holder = isClaimed ? middle.Item2 : "",
                ClaimedTimeMs = isClaimed ? head.Item1 : 0,
                Bound = middle.Item3,
                Checkpoints = isPurged ? [] : [.. middle.Item4],
                Lineage = oldest is null
                    ? null
                    : new(new(head.Item1 ^ 1), oldest.WorldSeq, oldest.Batch, tail.Item1, head.Item1, tail.Item3),
                Import = tail.Item2,
                Purge = isPurged ? new WorldPurge(head.Item1, tail.Item3) : null,
            };
        });
}
