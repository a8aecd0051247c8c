using AssetCore.Format.Binary;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Quantities;

namespace AssetCore.Format.Requests;

/// <summary>The operations on holds as bytes.</summary>
internal static class HoldOperations
{
    private const string ExpirySeq = "expires_at_world_seq";
    private const string ExpiryTime = "expires_at_ms";

    /// <summary>Writes the arguments.</summary>
    public static void Write(ref RequestWriter destination, HoldFungible operation)
    {
        destination.Write(operation.HoldId);
        destination.Write(operation.ContainerId);
        destination.Write(operation.ClassId, operation.Key, operation.Quantity);
        OptionalNumber.Write(destination.Bytes, operation.ExpiresAtWorldSeq?.Value, ExpirySeq);
        OptionalNumber.Write(destination.Bytes, operation.ExpiresAtMs, ExpiryTime);
    }

    /// <summary>Writes the arguments.</summary>
    public static void Write(ref RequestWriter destination, CaptureHold operation)
    {
        destination.Write(operation.HoldId);
        destination.Write(operation.ToContainer);
        destination.Bytes.WriteByte(operation.Quantity is null ? (byte)0 : (byte)1);
        if (operation.Quantity is { } quantity) destination.Write(quantity);
    }

    /// <summary>Writes the arguments.</summary>
    public static void Write(ref RequestWriter destination, ReleaseHold operation) =>
        destination.Write(operation.HoldId);

    /// <summary>Reads the arguments.</summary>
    public static HoldFungible ReadHoldFungible(ref RequestReader source)
    {
        var (hold, container) = (source.ReadHold(), source.ReadContainer());
        var (classId, key, quantity) = (source.ReadClass(), source.ReadKey(), source.ReadQuantity());
        WorldSeq? seq = OptionalNumber.Read(ref source.Bytes, ExpirySeq) is { } number ? new WorldSeq(number) : null;
        return new HoldFungible(
            hold, container, classId, key, quantity, seq, OptionalNumber.Read(ref source.Bytes, ExpiryTime));
    }

    /// <summary>Reads the arguments.</summary>
    public static CaptureHold ReadCaptureHold(ref RequestReader source)
    {
        var (hold, container) = (source.ReadHold(), source.ReadContainer());
        DecimalQuantity? quantity = source.Bytes.ReadVarint32(0, 1, "whether there is a quantity") == 1
            ? source.ReadQuantity()
            : null;
        return new CaptureHold(hold, container, quantity);
    }

    /// <summary>Reads the arguments.</summary>
    public static ReleaseHold ReadReleaseHold(ref RequestReader source) => new(source.ReadHold());
}
