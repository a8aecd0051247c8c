using System.Diagnostics.CodeAnalysis;
using AssetCore.Format.Binary;
using AssetCore.Format.Values;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Quantities;

namespace AssetCore.Format.Requests;

/// <summary>Writes what operations are made of, with the names that the request has used before.</summary>
/// <param name="bytes">Where to.</param>
/// <param name="operations">The operations of the request.</param>
internal ref struct RequestWriter(EncodingBuffer bytes, ReadOnlySpan<Operation> operations)
{
    private readonly ReadOnlySpan<Operation> _operations = operations;
    private NameTable _names;

    /// <summary>Where to.</summary>
    public EncodingBuffer Bytes { get; } = bytes;

    /// <summary>The number of operations of the request.</summary>
    public readonly int OperationCount => _operations.Length;

    /// <summary>The index of the operation being written.</summary>
    public int OperationIndex { get; set; }

    /// <summary>Writes a container's id.</summary>
    public void Write(ContainerId id) => WriteName(id.Value);

    /// <summary>Writes a class's id.</summary>
    public void Write(ClassId id) => WriteName(id.Value);

    /// <summary>Writes a hold's id.</summary>
    public void Write(HoldId id) => WriteName(id.Value);

    /// <summary>Writes an optional container's id: 0 for null, which no name begins with.</summary>
    public void Write(ContainerId? id)
    {
        if (id is { } present)
            Write(present);
        else
            Bytes.WriteByte(0);
    }

    /// <summary>Writes class, key and quantity: what fungible operations are about.</summary>
    public void Write(ClassId classId, uint? key, DecimalQuantity quantity)
    {
        Write(classId);
        Bytes.WriteOptional(key);
        QuantityCodec.Write(Bytes, quantity);
    }

    /// <summary>Writes a quantity.</summary>
    public readonly void Write(DecimalQuantity quantity) => QuantityCodec.Write(Bytes, quantity);

    /// <summary>
    /// Writes an instance: twice its number, or twice the index of the operation that mints it, plus one.
    /// </summary>
    public void Write(InstanceRef instance)
    {
        if (!instance.IsMintedByOperation)
        {
            if (instance.Id.Value < 1) Refuse("An instance has no number.");
            Bytes.WriteVarint((ulong)instance.Id.Value << 1);
            return;
        }

        var index = instance.OperationIndex;
        if (index >= OperationIndex || _operations[index] is not AddInstance)
            Refuse("An instance is not minted by an earlier operation.");
        Bytes.WriteVarint(((ulong)index << 1) | 1);
    }

    private void WriteName(string name)
    {
        var number = name is null ? -1 : _names.Find(name);
        if (number >= 0)
        {
            Bytes.WriteVarint(((ulong)number << 1) | 1);
            return;
        }

        ExternalIdCodec.Check(name);
        Bytes.WriteVarint((ulong)name!.Length << 1);
        ExternalIdCodec.WriteCharacters(Bytes, name);
        _names.Add(name);
    }

    [DoesNotReturn]
    private static void Refuse(string reason) => throw new ArgumentException(reason);
}
