using AssetCore.Operations;

namespace AssetCore.Format.Json;

/// <summary>
/// What a check may look at besides the value: the operations of the commit before the one being checked.
/// </summary>
/// <param name="earlier">Those operations, in order.</param>
internal readonly ref struct CheckScope(ReadOnlySpan<Operation> earlier)
{
    private readonly ReadOnlySpan<Operation> _earlier = earlier;

    /// <summary>True if the operation at this index comes earlier in the commit.</summary>
    public bool HasEarlier(int operationIndex) => operationIndex < _earlier.Length;

    /// <summary>True if that earlier operation mints an instance.</summary>
    public bool Mints(int operationIndex) => _earlier[operationIndex] is AddInstance;
}
