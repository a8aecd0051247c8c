using AssetCore.Format.Manifests;
using AssetCore.Ids;

namespace AssetCore.Log.Writing;

/// <summary>Who a writer is: what it writes into the manifest when it claims a world.</summary>
public sealed record WriterIdentity
{
    /// <summary>Names a writer.</summary>
    /// <param name="nonce">16 random bytes that no other writer has.</param>
    /// <param name="clusterId">Its cluster: two clusters must never write one world.</param>
    /// <param name="holder">Who it is, for people ("silo-a at 10.0.0.7:11111, process 4711").</param>
    /// <exception cref="ArgumentException">A text is longer than a manifest takes.</exception>
    public WriterIdentity(WriterNonce nonce, string clusterId, string holder)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(
            clusterId.Length, ManifestCodec.ClusterIdLengthMax, nameof(clusterId));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(holder.Length, ManifestCodec.HolderLengthMax, nameof(holder));
        (Nonce, ClusterId, Holder) = (nonce, clusterId, holder);
    }

    /// <summary>16 random bytes that no other writer has.</summary>
    public WriterNonce Nonce { get; }

    /// <summary>Its cluster.</summary>
    public string ClusterId { get; }

    /// <summary>Who it is, for people.</summary>
    public string Holder { get; }
}
