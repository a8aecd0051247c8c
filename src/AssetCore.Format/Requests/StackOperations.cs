using AssetCore.Operations;

namespace AssetCore.Format.Requests;

/// <summary>The operations on stacks as bytes.</summary>
internal static class StackOperations
{
    /// <summary>Writes the arguments.</summary>
    public static void Write(ref RequestWriter destination, SplitStack operation)
    {
        destination.Write(operation.ContainerId);
        destination.Bytes.WriteZigZag(operation.Position);
        destination.Write(operation.Quantity);
        LocationCodec.Write(ref destination, operation.To);
    }

    /// <summary>Writes the arguments.</summary>
    public static void Write(ref RequestWriter destination, MergeStacks operation)
    {
        destination.Write(operation.ContainerId);
        destination.Bytes.WriteZigZag(operation.FromPosition);
        destination.Bytes.WriteZigZag(operation.ToPosition);
    }

    /// <summary>Writes the arguments.</summary>
    public static void Write(ref RequestWriter destination, ConsolidateStacks operation)
    {
        destination.Write(operation.ContainerId);
        destination.Write(operation.ClassId);
        destination.Bytes.WriteOptional(operation.Key);
    }

    /// <summary>Reads the arguments.</summary>
    public static SplitStack ReadSplitStack(ref RequestReader source)
    {
        var (container, position) = (source.ReadContainer(), source.Bytes.ReadZigZag());
        var quantity = source.ReadQuantity();
        return new SplitStack(container, position, quantity, LocationCodec.Read(ref source));
    }

    /// <summary>Reads the arguments.</summary>
    public static MergeStacks ReadMergeStacks(ref RequestReader source)
    {
        var (container, from) = (source.ReadContainer(), source.Bytes.ReadZigZag());
        return new MergeStacks(container, from, source.Bytes.ReadZigZag());
    }

    /// <summary>Reads the arguments.</summary>
    public static ConsolidateStacks ReadConsolidateStacks(ref RequestReader source)
    {
        var (container, classId) = (source.ReadContainer(), source.ReadClass());
        return new ConsolidateStacks(container, classId, source.ReadKey());
    }
}
