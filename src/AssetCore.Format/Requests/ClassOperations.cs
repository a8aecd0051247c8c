using AssetCore.Commits;
using AssetCore.Format.Values;
using AssetCore.Operations;

namespace AssetCore.Format.Requests;

/// <summary>The operations on classes as bytes.</summary>
internal static class ClassOperations
{
    /// <summary>Writes the arguments.</summary>
    public static void Write(ref RequestWriter destination, RegisterClass operation)
    {
        destination.Write(operation.ClassId);
        destination.Bytes.WriteText(operation.Name, 1, CommitLimits.NameLengthMax, "a name");
        destination.Bytes.WriteVarint(operation.Flags);
        BehaviorCodec.Write(destination.Bytes, operation.Behavior);
    }

    /// <summary>Writes the arguments.</summary>
    public static void Write(ref RequestWriter destination, RegisterClassShape operation)
    {
        destination.Write(operation.ClassId);
        destination.Bytes.WriteOptional(operation.StackKey);
        ShapeCodec.Write(destination.Bytes, operation.Shape);
    }

    /// <summary>Writes the arguments.</summary>
    public static void Write(ref RequestWriter destination, RegisterClassExtent operation)
    {
        destination.Write(operation.ClassId);
        destination.Bytes.WriteOptional(operation.StackKey);
        ExtentCodec.Write(destination.Bytes, operation.Extent);
    }

    /// <summary>Reads the arguments.</summary>
    public static RegisterClass ReadRegisterClass(ref RequestReader source)
    {
        var id = source.ReadClass();
        var name = source.Bytes.ReadText(1, CommitLimits.NameLengthMax, "a name");
        var flags = source.Bytes.ReadVarint();
        return new RegisterClass(id, name, flags, BehaviorCodec.Read(ref source.Bytes));
    }

    /// <summary>Reads the arguments.</summary>
    public static RegisterClassShape ReadRegisterClassShape(ref RequestReader source)
    {
        var id = source.ReadClass();
        var key = source.ReadKey();
        return new RegisterClassShape(id, key, ShapeCodec.Read(ref source.Bytes));
    }

    /// <summary>Reads the arguments.</summary>
    public static RegisterClassExtent ReadRegisterClassExtent(ref RequestReader source)
    {
        var id = source.ReadClass();
        var key = source.ReadKey();
        return new RegisterClassExtent(id, key, ExtentCodec.Read(ref source.Bytes));
    }
}
