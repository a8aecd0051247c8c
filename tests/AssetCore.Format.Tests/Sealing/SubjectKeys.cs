using AssetCore.Format.Sealing;
using AssetCore.Ids;

namespace AssetCore.Format.Tests.Sealing;

/// <summary>Keys and nonces that tests can name.</summary>
internal static class SubjectKeys
{
    public static readonly WorldId World = new(7);

    public static readonly SubjectId Subject = new("s-1");

    public static SubjectKey Key(byte seed = 1) => new([.. Enumerable.Range(seed, 32).Select(n => (byte)n)]);

    public static byte[] Nonce(byte seed = 1) =>
        [.. Enumerable.Range(seed, MemberSeal.NonceBytes).Select(n => (byte)n)];
}
