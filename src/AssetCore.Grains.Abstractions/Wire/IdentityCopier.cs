using System.Diagnostics.CodeAnalysis;
using Orleans.Serialization.Cloning;

namespace AssetCore.Grains.Abstractions.Wire;

/// <summary>Hands an immutable envelope over as it is: a call within a silo copies nothing.</summary>
internal sealed class IdentityCopier<T> : IDeepCopier<T>, IOptionalDeepCopier
{
    /// <inheritdoc />
    [return: NotNullIfNotNull(nameof(input))]
    public T? DeepCopy(T? input, CopyContext context) => input;

    /// <inheritdoc />
    public bool IsShallowCopyable() => true;
}
