using AssetCore.Format.Binary;
using AssetCore.Format.Values;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Quantities;

namespace AssetCore.Format.Requests;

/// <summary>Reads what operations are made of, with the names that the request has used before.</summary>
/// <param name="bytes">What to read.</param>
/// <param name="operationCount">The number of operations of the request.</param>
internal ref struct RequestReader(ByteReader bytes, int operationCount)
{
    /// <summary>What to read: a field, for a reader moves on by being called in place.</summary>
    public ByteReader Bytes = bytes;

    private ReadOnlySpan<Operation> _earlier;
    private NameTable _names;

    /// <summary>The number of operations of the request.</summary>
    public readonly int OperationCount => operationCount;

    /// <summary>Begins an operation: the ones before it may be referred to.</summary>
    public void BeginOperation(ReadOnlySpan<Operation> earlier) => _earlier = earlier;

    /// <summary>Reads a container's id.</summary>
    public ContainerId ReadContainer() => new(ReadName(Bytes.ReadVarint()));

    /// <summary>Reads a class's id.</summary>
    public ClassId ReadClass() => new(ReadName(Bytes.ReadVarint()));

    /// <summary>Reads a hold's id.</summary>
    public HoldId ReadHold() => new(ReadName(Bytes.ReadVarint()));

    /// <summary>Reads an optional container's id.</summary>
    public ContainerId? ReadOptionalContainer() =>
        Bytes.ReadVarint() is > 0 and var head ? new ContainerId(ReadName(head)) : null;

    /// <summary>Reads an optional key.</summary>
    public uint? ReadKey() => Bytes.ReadOptional32("a key");

    /// <summary>Reads a quantity.</summary>
    public DecimalQuantity ReadQuantity() => QuantityCodec.Read(ref Bytes);

    /// <summary>Reads an instance.</summary>
    public InstanceRef ReadInstance()
    {
        var start = Bytes.Position;
        var value = Bytes.ReadVarint();
        if (value == 0) ByteReader.Fail(start, "an instance has no number");
        if ((value & 1) == 0) return InstanceRef.To(new InstanceId((long)(value >> 1)));
        var index = value >> 1;
        if (index >= (ulong)_earlier.Length || _earlier[(int)index] is not AddInstance)
            ByteReader.Fail(start, "an instance is not minted by an earlier operation");
        return InstanceRef.MintedBy((int)index);
    }

    private string ReadName(ulong head)
    {
        var start = Bytes.Position;
        if ((head & 1) == 1)
        {
            if (head >> 1 >= (ulong)_names.Count) ByteReader.Fail(start, "a name refers to one that is not there");
            return _names[(int)(head >> 1)];
        }

        if (head >> 1 is 0 or > ExternalId.LengthMax)
            ByteReader.Fail(start, "the length of an id is not from 1 to 128");
        var name = ExternalIdCodec.ReadCharacters(ref Bytes, (int)(head >> 1));
        if (_names.Find(name) >= 0) ByteReader.Fail(start, "a name is written twice");
        _names.Add(name);
        return name;
    }
}
