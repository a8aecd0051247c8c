using AssetCore.Ids;

namespace AssetCore.Cli.Online;

/// <summary>
/// One request to the server. All of them are safe to repeat: they read, carry an idempotency key, or name what they
/// make.
/// </summary>
/// <param name="Method">The method.</param>
/// <param name="Path">Path and query, from the root of the server.</param>
/// <param name="Body">The JSON body; null for none.</param>
/// <param name="MinWorldSeq">The sequence that a read must reflect, or null.</param>
internal sealed record ServerRequest(
    HttpMethod Method, string Path, ReadOnlyMemory<byte>? Body = null, WorldSeq? MinWorldSeq = null)
{
    /// <summary>A read from one world.</summary>
    /// <param name="world">The world.</param>
    /// <param name="path">The path below the world, with its query.</param>
    /// <param name="minWorldSeq">The sequence that the answer must reflect, or null.</param>
    public static ServerRequest Read(WorldId world, string path, WorldSeq? minWorldSeq = null) =>
        new(HttpMethod.Get, $"/v1/read/namespaces/{world}/{path}", null, minWorldSeq);

    /// <summary>A write to one world.</summary>
    public static ServerRequest Write(WorldId world, string path, ReadOnlyMemory<byte> body) =>
        new(HttpMethod.Post, $"/v1/write/namespaces/{world}/{path}", body);
}
