using AssetCore.Log.Stores;
using AssetCore.Testing.Stores;

namespace AssetCore.Grains.Tests.Subjects;

/// <summary>A store that does not answer for keys while it is told so; logs are as ever.</summary>
/// <param name="inner">The store behind it.</param>
internal sealed class KeylessStore(ILogStore inner) : ForwardingStore(inner)
{
    private static readonly StoreResult s_down = new(StoreStatus.Refused, Detail: "the vault is locked");

    /// <summary>True while keys cannot be had.</summary>
    public bool IsDown { get; set; }

    public override ValueTask<StoreResult> StatAsync(BlobName name, CancellationToken cancellationToken) =>
        IsKey(name) && IsDown ? new(s_down) : base.StatAsync(name, cancellationToken);

    public override ValueTask<StoreResult> PutAsync(
        BlobName name, ReadOnlyMemory<byte> data, PutCondition condition, CancellationToken cancellationToken) =>
        IsKey(name) && IsDown ? new(s_down) : base.PutAsync(name, data, condition, cancellationToken);

    private static bool IsKey(BlobName name) => name.Value.StartsWith("subjects/", StringComparison.Ordinal);
}
