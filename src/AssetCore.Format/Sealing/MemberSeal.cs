using System.Security.Cryptography;
using AssetCore.Commits;

namespace AssetCore.Format.Sealing;

/// <summary>
/// Seals the personal members of a commit by AES-256-GCM (NIST SP 800-38D) and opens them again:
/// <c>docs/formats/requests.md</c>. Any thread.
/// </summary>
public static class MemberSeal
{
    /// <summary>Bytes of a nonce, random for each commit: a key may seal 2^32 commits.</summary>
    public const int NonceBytes = 12;

    /// <summary>Bytes of the tag by which a box proves to be whole and in its place.</summary>
    public const int TagBytes = 16;

    /// <summary>Bytes of the smallest box.</summary>
    internal const int BoxBytesMin = NonceBytes + PersonalMembersCodec.BlockBytes + TagBytes;

    /// <summary>Bytes of the largest box.</summary>
    internal const int BoxBytesMax = NonceBytes + PersonalMembersCodec.PlainBytesMax + TagBytes;

    /// <summary>Seals members.</summary>
    /// <param name="key">The subject's key.</param>
    /// <param name="binding">Where the box belongs.</param>
    /// <param name="members">The members, well formed.</param>
    /// <param name="nonce"><see cref="NonceBytes"/> bytes that were never used with this key.</param>
    /// <exception cref="ArgumentException">
    /// The nonce has another length, or the members are not well formed.
    /// </exception>
    public static SealedBox Seal(
        SubjectKey key, SealBinding binding, PersonalMembers members, ReadOnlySpan<byte> nonce)
    {
        if (nonce.Length != NonceBytes) throw new ArgumentException("A nonce has 12 bytes.", nameof(nonce));
        var plain = PersonalMembersCodec.Encode(members);
        var box = new byte[NonceBytes + plain.Length + TagBytes];
        nonce.CopyTo(box);
        using var cipher = new AesGcm(key.SealKey, TagBytes);
        cipher.Encrypt(
            nonce,
            plain,
            box.AsSpan(NonceBytes, plain.Length),
            box.AsSpan(NonceBytes + plain.Length),
            binding.Encode());
        return new SealedBox(key.Id, box);
    }

    /// <summary>Opens a box.</summary>
    /// <returns>The members; null if the box was sealed under another key.</returns>
    /// <exception cref="FormatFaultException">
    /// It was sealed under this key, and is not whole or not in its place.
    /// </exception>
    public static PersonalMembers? Open(SubjectKey key, SealBinding binding, SealedBox box)
    {
        if (box.KeyId != key.Id) return null;
        var bytes = box.Bytes.Span;
        if (!IsLength(bytes.Length)) throw new FormatFaultException(0, "a box has an impossible length");
        var plain = new byte[bytes.Length - NonceBytes - TagBytes];
        using var cipher = new AesGcm(key.SealKey, TagBytes);
        try
        {
            cipher.Decrypt(
                bytes[..NonceBytes], bytes[NonceBytes..^TagBytes], bytes[^TagBytes..], plain, binding.Encode());
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new FormatFaultException(
                0, $"the sealed members of a commit of subject {binding.Subject} are damaged");
        }

        return PersonalMembersCodec.Decode(plain);
    }

    /// <summary>True for what can be the length of a box: nonce, whole blocks, tag.</summary>
    internal static bool IsLength(int bytes) =>
        bytes is >= BoxBytesMin and <= BoxBytesMax
        && (bytes - NonceBytes - TagBytes) % PersonalMembersCodec.BlockBytes == 0;
}
