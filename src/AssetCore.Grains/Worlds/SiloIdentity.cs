using System.Security.Cryptography;
using AssetCore.Format.Manifests;
using AssetCore.Ids;
using AssetCore.Log.Writing;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace AssetCore.Grains.Worlds;

/// <summary>Names the writers of a silo, each under a nonce of its own. Any thread.</summary>
internal sealed class SiloIdentity(ILocalSiloDetails silo, IOptions<ClusterOptions> cluster)
{
    private readonly string _holder = Cut(
        $"{silo.Name} at {silo.SiloAddress.Endpoint}, process {Environment.ProcessId} on {Environment.MachineName}",
        ManifestCodec.HolderLengthMax);

    /// <summary>The cluster that the silo belongs to.</summary>
    public string ClusterId { get; } = Cut(cluster.Value.ClusterId, ManifestCodec.ClusterIdLengthMax);

    /// <summary>A writer that nobody has been before.</summary>
    public WriterIdentity NewWriter()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        return new WriterIdentity(new WriterNonce(BitConverter.ToUInt128(bytes)), ClusterId, _holder);
    }

    private static string Cut(string text, int lengthMax) => text.Length <= lengthMax ? text : text[..lengthMax];
}
