using System.Runtime.InteropServices;
using AssetCore.Operations;

namespace AssetCore.Format.Requests;

/// <summary>The operations on quantities as bytes.</summary>
internal static class FungibleOperations
{
    // Three names, a key and the two parts of a quantity take a byte each at least.
    private const int TransferBytesMin = 6;

    /// <summary>Writes the arguments.</summary>
    public static void Write(ref RequestWriter destination, AddFungible operation)
    {
        destination.Write(operation.ClassId, operation.Key, operation.Quantity);
        LocationCodec.Write(ref destination, operation.Location);
    }

    /// <summary>Writes the arguments.</summary>
    public static void Write(ref RequestWriter destination, RemoveFungible operation)
    {
        destination.Write(operation.ClassId, operation.Key, operation.Quantity);
        LocationCodec.Write(ref destination, operation.From);
    }

    /// <summary>Writes the arguments.</summary>
    public static void Write(ref RequestWriter destination, MoveFungible operation)
    {
        destination.Write(operation.ClassId, operation.Key, operation.Quantity);
        LocationCodec.Write(ref destination, operation.From);
        LocationCodec.Write(ref destination, operation.To);
    }

    /// <summary>Writes the arguments.</summary>
    public static void Write(ref RequestWriter destination, TransferFungible operation)
    {
        destination.Write(operation.FromContainer);
        destination.Write(operation.ToContainer);
        destination.Write(operation.ClassId, operation.Key, operation.Quantity);
    }

    /// <summary>Writes the arguments.</summary>
    public static void Write(ref RequestWriter destination, TransferMany operation)
    {
        var transfers = operation.Transfers.AsSpan();
        destination.Bytes.WriteVarint(transfers.Length, 1, TransferMany.TransfersMax, "a number of transfers");
        foreach (ref readonly var transfer in transfers)
        {
            destination.Write(transfer.FromContainer);
            destination.Write(transfer.ToContainer);
            destination.Write(transfer.ClassId, transfer.Key, transfer.Quantity);
        }
    }

    /// <summary>Reads the arguments.</summary>
    public static AddFungible ReadAddFungible(ref RequestReader source)
    {
        var (classId, key, quantity) = (source.ReadClass(), source.ReadKey(), source.ReadQuantity());
        return new AddFungible(classId, key, quantity, LocationCodec.Read(ref source));
    }

    /// <summary>Reads the arguments.</summary>
    public static RemoveFungible ReadRemoveFungible(ref RequestReader source)
    {
        var (classId, key, quantity) = (source.ReadClass(), source.ReadKey(), source.ReadQuantity());
        return new RemoveFungible(classId, key, quantity, LocationCodec.Read(ref source));
    }

    /// <summary>Reads the arguments.</summary>
    public static MoveFungible ReadMoveFungible(ref RequestReader source)
    {
        var (classId, key, quantity) = (source.ReadClass(), source.ReadKey(), source.ReadQuantity());
        var from = LocationCodec.Read(ref source);
        return new MoveFungible(classId, key, quantity, from, LocationCodec.Read(ref source));
    }

    /// <summary>Reads the arguments.</summary>
    public static TransferFungible ReadTransferFungible(ref RequestReader source)
    {
        var (from, to, classId) = (source.ReadContainer(), source.ReadContainer(), source.ReadClass());
        var key = source.ReadKey();
        return new TransferFungible(from, to, classId, key, source.ReadQuantity());
    }

    /// <summary>Reads the arguments.</summary>
    public static TransferMany ReadTransferMany(ref RequestReader source)
    {
        // A count that the bytes cannot hold reserves nothing.
        var most = Math.Min(TransferMany.TransfersMax, source.Bytes.Remaining / TransferBytesMin);
        var transfers = new Transfer[source.Bytes.ReadVarint32(1, Math.Max(most, 1), "a number of transfers")];
        foreach (ref var transfer in transfers.AsSpan())
        {
            var (from, to, classId) = (source.ReadContainer(), source.ReadContainer(), source.ReadClass());
            var key = source.ReadKey();
            transfer = new Transfer(from, to, classId, key, source.ReadQuantity());
        }

        return new TransferMany(ImmutableCollectionsMarshal.AsImmutableArray(transfers));
    }
}
