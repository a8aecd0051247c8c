using AssetCore.Format.Binary;
using AssetCore.Operations;

namespace AssetCore.Format.Requests;

/// <summary>
/// Operations as bytes: the number of the operation in the catalogue, then its arguments in a fixed order.
/// </summary>
internal static class OperationCodec
{
    /// <summary>Writes an operation.</summary>
    /// <exception cref="ArgumentException">An argument is impossible.</exception>
    public static void Write(ref RequestWriter destination, Operation operation)
    {
        destination.Bytes.WriteByte((byte)operation.Code);
        switch (operation)
        {
            case TransferFungible one: FungibleOperations.Write(ref destination, one); break;
            case TransferMany many: FungibleOperations.Write(ref destination, many); break;
            case AddFungible add: FungibleOperations.Write(ref destination, add); break;
            case RemoveFungible remove: FungibleOperations.Write(ref destination, remove); break;
            case MoveFungible move: FungibleOperations.Write(ref destination, move); break;
            case CreateContainer create: ContainerOperations.Write(ref destination, create); break;
            case RemoveContainer remove: ContainerOperations.Write(ref destination, remove); break;
            case RegisterClass register: ClassOperations.Write(ref destination, register); break;
            case RegisterClassShape shape: ClassOperations.Write(ref destination, shape); break;
            case AddInstance add: InstanceOperations.Write(ref destination, add); break;
            case MoveInstance move: InstanceOperations.Write(ref destination, move); break;
            case PlaceInSlot place: InstanceOperations.Write(ref destination, place); break;
            case RemoveFromSlot remove: InstanceOperations.Write(ref destination, remove); break;
            case SwapSlots swap: InstanceOperations.Write(ref destination, swap); break;
            default: throw new ArgumentException($"Operation {operation.Code} has no encoding.", nameof(operation));
        }
    }

    /// <summary>Reads an operation.</summary>
    /// <exception cref="FormatFaultException">It is unknown, or an argument is impossible.</exception>
    public static Operation Read(ref RequestReader source)
    {
        var start = source.Bytes.Position;
        var code = (OperationCode)source.Bytes.ReadByte();
        switch (code)
        {
            case OperationCode.TransferFungible: return FungibleOperations.ReadTransferFungible(ref source);
            case OperationCode.TransferMany: return FungibleOperations.ReadTransferMany(ref source);
            case OperationCode.AddFungible: return FungibleOperations.ReadAddFungible(ref source);
            case OperationCode.RemoveFungible: return FungibleOperations.ReadRemoveFungible(ref source);
            case OperationCode.MoveFungible: return FungibleOperations.ReadMoveFungible(ref source);
            case OperationCode.CreateContainer: return ContainerOperations.ReadCreateContainer(ref source);
            case OperationCode.RemoveContainer: return ContainerOperations.ReadRemoveContainer(ref source);
            case OperationCode.RegisterClass: return ClassOperations.ReadRegisterClass(ref source);
            case OperationCode.RegisterClassShape: return ClassOperations.ReadRegisterClassShape(ref source);
            case OperationCode.AddInstance: return InstanceOperations.ReadAddInstance(ref source);
            case OperationCode.MoveInstance: return InstanceOperations.ReadMoveInstance(ref source);
            case OperationCode.PlaceInSlot: return InstanceOperations.ReadPlaceInSlot(ref source);
            case OperationCode.RemoveFromSlot: return InstanceOperations.ReadRemoveFromSlot(ref source);
            case OperationCode.SwapSlots: return InstanceOperations.ReadSwapSlots(ref source);
            default:
                ByteReader.Fail(start, $"operation {(int)code} is unknown: the bytes are of a newer format");
                return null;
        }
    }
}
