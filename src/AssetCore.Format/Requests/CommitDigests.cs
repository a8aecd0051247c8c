using AssetCore.Format.Hashing;
using AssetCore.Hashes;

namespace AssetCore.Format.Requests;

/// <summary>
/// Takes the digests of many commits at once, eight messages of a length side by side: one by one that takes longer than
/// judging a small commit does.
/// </summary>
public static class CommitDigests
{
    /// <summary>Messages of more blocks fill the processor by themselves.</summary>
    private const int BlocksMax = 8;

    // Fewer messages than this are no slower one by one.
    private const int MessagesMin = 3;

    [ThreadStatic]
    private static Lot?[]? t_lots;

    /// <summary>
    /// Takes the digests that commits lack, as far as that is faster than each by itself; the rest is taken when
    /// somebody asks for it.
    /// </summary>
    public static void Take(ReadOnlySpan<PreparedCommit> commits)
    {
        if (!WideSha256.IsSupported || commits.Length < MessagesMin) return;
        var lots = t_lots ??= new Lot?[BlocksMax + 1];
        foreach (var commit in commits)
        {
            if (commit.LacksKeyDigest) AddKey(lots, commit);
            if (commit.LacksRequestDigest) AddRequest(lots, commit);
        }

        foreach (var lot in lots) lot?.End();
    }

    private static void AddKey(Lot?[] lots, PreparedCommit commit)
    {
        var key = commit.Request.IdempotencyKey!;
        var length = Digest.BytesOfKey(key);
        if (LotFor(lots, length) is { } lot) Digest.WriteKey(key, lot.Add(commit, length, isKey: true));
    }

    private static void AddRequest(Lot?[] lots, PreparedCommit commit)
    {
        var canonical = commit.Canonical.Span;
        if (LotFor(lots, canonical.Length) is { } lot)
            canonical.CopyTo(lot.Add(commit, canonical.Length, isKey: false));
    }

    private static Lot? LotFor(Lot?[] lots, int length)
    {
        var blocks = WideSha256.BlocksOf(length);
        return blocks > BlocksMax ? null : lots[blocks] ??= new Lot(blocks);
    }

    /// <summary>Messages of as many blocks each, until there are eight of them.</summary>
    private sealed class Lot(int blocks)
    {
        private readonly byte[] _messages = new byte[WideSha256.Lanes * blocks * WideSha256.BlockBytes];
        private readonly (PreparedCommit? Commit, bool IsKey)[] _owners = new (PreparedCommit?, bool)[WideSha256.Lanes];
        private int _count;

        /// <summary>Takes a message in, after the eight before it are hashed.</summary>
        /// <returns>Room for its bytes, to be written before anything else happens.</returns>
        public Span<byte> Add(PreparedCommit commit, int length, bool isKey)
        {
            if (_count == WideSha256.Lanes) Hash();
            var bytes = blocks * WideSha256.BlockBytes;
            var room = _messages.AsSpan(_count * bytes, bytes);
            _owners[_count++] = (commit, isKey);
            WideSha256.Pad(room, length);
            return room[..length];
        }

        /// <summary>Hashes what is left, unless it is too little, and forgets it.</summary>
        public void End()
        {
            if (_count >= MessagesMin) Hash();
            _count = 0;
            Array.Clear(_owners);
        }

        // Lanes beyond the count hold old messages, whose digests nobody takes.
        private void Hash()
        {
            Span<Hash128> digests = stackalloc Hash128[WideSha256.Lanes];
            WideSha256.Hash(_messages, blocks, digests);
            for (var i = 0; i < _count; i++)
            {
                var (commit, isKey) = _owners[i];
                if (isKey) commit!.SetKeyDigest(digests[i]);
                else commit!.SetRequestDigest(digests[i]);
            }

            _count = 0;
        }
    }
}
