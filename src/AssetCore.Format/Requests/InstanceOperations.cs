using AssetCore.Operations;

namespace AssetCore.Format.Requests;

/// <summary>The operations on instances and slots as bytes.</summary>
internal static class InstanceOperations
{
    /// <summary>Writes the arguments.</summary>
    public static void Write(ref RequestWriter destination, AddInstance operation)
    {
        destination.Write(operation.ClassId);
        destination.Bytes.WriteOptional(operation.Key);
        LocationCodec.Write(ref destination, operation.Location);
    }

    /// <summary>Writes the arguments.</summary>
    public static void Write(ref RequestWriter destination, MoveInstance operation)
    {
        destination.Write(operation.InstId);
        LocationCodec.Write(ref destination, operation.To);
    }

    /// <summary>Writes the arguments.</summary>
    public static void Write(ref RequestWriter destination, UnplaceInstance operation) =>
        destination.Write(operation.InstId);

    /// <summary>Writes the arguments.</summary>
    public static void Write(ref RequestWriter destination, BurnInstance operation) =>
        destination.Write(operation.InstId);

    /// <summary>Writes the arguments.</summary>
    public static void Write(ref RequestWriter destination, Attach operation)
    {
        destination.Write(operation.ChildId);
        destination.Write(operation.ParentId);
    }

    /// <summary>Writes the arguments.</summary>
    public static void Write(ref RequestWriter destination, Detach operation) =>
        destination.Write(operation.ChildId);

    /// <summary>Writes the arguments.</summary>
    public static void Write(ref RequestWriter destination, PlaceInSlot operation)
    {
        destination.Write(operation.ContainerId);
        destination.Bytes.WriteZigZag(operation.SlotIndex);
        destination.Write(operation.InstanceId);
    }

    /// <summary>Writes the arguments.</summary>
    public static void Write(ref RequestWriter destination, RemoveFromSlot operation)
    {
        destination.Write(operation.ContainerId);
        destination.Bytes.WriteZigZag(operation.SlotIndex);
    }

    /// <summary>Writes the arguments.</summary>
    public static void Write(ref RequestWriter destination, SwapSlots operation)
    {
        destination.Write(operation.ContainerId);
        destination.Bytes.WriteZigZag(operation.SlotA);
        destination.Bytes.WriteZigZag(operation.SlotB);
        destination.Write(operation.OtherContainerId);
    }

    /// <summary>Reads the arguments.</summary>
    public static AddInstance ReadAddInstance(ref RequestReader source)
    {
        var (classId, key) = (source.ReadClass(), source.ReadKey());
        return new AddInstance(classId, key, LocationCodec.ReadOptional(ref source));
    }

    /// <summary>Reads the arguments.</summary>
    public static MoveInstance ReadMoveInstance(ref RequestReader source)
    {
        var instance = source.ReadInstance();
        return new MoveInstance(instance, LocationCodec.Read(ref source));
    }

    /// <summary>Reads the arguments.</summary>
    public static UnplaceInstance ReadUnplaceInstance(ref RequestReader source) => new(source.ReadInstance());

    /// <summary>Reads the arguments.</summary>
    public static BurnInstance ReadBurnInstance(ref RequestReader source) => new(source.ReadInstance());

    /// <summary>Reads the arguments.</summary>
    public static Attach ReadAttach(ref RequestReader source)
    {
        var child = source.ReadInstance();
        return new Attach(child, source.ReadInstance());
    }

    /// <summary>Reads the arguments.</summary>
    public static Detach ReadDetach(ref RequestReader source) => new(source.ReadInstance());

    /// <summary>Reads the arguments.</summary>
    public static PlaceInSlot ReadPlaceInSlot(ref RequestReader source)
    {
        var (container, slot) = (source.ReadContainer(), source.Bytes.ReadZigZag());
        return new PlaceInSlot(container, slot, source.ReadInstance());
    }

    /// <summary>Reads the arguments.</summary>
    public static RemoveFromSlot ReadRemoveFromSlot(ref RequestReader source)
    {
        var container = source.ReadContainer();
        return new RemoveFromSlot(container, source.Bytes.ReadZigZag());
    }

    /// <summary>Reads the arguments.</summary>
    public static SwapSlots ReadSwapSlots(ref RequestReader source)
    {
        var container = source.ReadContainer();
        var (a, b) = (source.Bytes.ReadZigZag(), source.Bytes.ReadZigZag());
        return new SwapSlots(container, a, b, source.ReadOptionalContainer());
    }
}
