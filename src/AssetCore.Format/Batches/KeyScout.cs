using AssetCore.Hashes;

namespace AssetCore.Format.Batches;

/// <summary>
/// Runs ahead of a <see cref="BatchReader"/> and tells the keys of the commits to come, so that their places can be on
/// their way into the processor's cache. It checks no more than it needs: where the bytes are not those of commits it
/// ends, and whoever reads them says what is wrong.
/// </summary>
/// <param name="payload">The payload of a batch frame.</param>
public ref struct KeyScout(ReadOnlySpan<byte> payload)
{
    // Kind, the shortest length, flags and the digest of the key: shorter is no commit that has a key.
    private const int HeadBytesMin = 3 + Hash128.Bytes;

    // Lengths above 2^28 are left to the reader.
    private const int LengthBytesMax = 4;

    private ReadOnlySpan<byte> _rest = payload;

    /// <summary>Goes to the next commit that has a key.</summary>
    /// <param name="key">The digest of its key.</param>
    /// <returns>False at the end.</returns>
    public bool TryReadNext(out Hash128 key)
    {
        while (_rest.Length >= HeadBytesMin && _rest[0] == BatchRecordKind.Commit)
        {
            var (at, length) = (1, 0);
            for (var shift = 0; at <= LengthBytesMax; shift += 7)
            {
                length |= (_rest[at] & 0x7F) << shift;
                if (_rest[at++] < 0x80) break;
            }

            var record = _rest[at..];
            if (length < 1 + Hash128.Bytes || length > record.Length) break;
            _rest = record[length..];
            if ((record[0] & BatchCodec.OfWorld) != 0) continue;
            key = Hash128.Read(record[1..]);
            return true;
        }

        key = default;
        _rest = default;
        return false;
    }
}
