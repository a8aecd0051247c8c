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
            default: WriteOther(ref destination, operation); break;
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
            default: return ReadOther(ref source, code, start);
        }
    }

    // Apart from transfers, which are most of what worlds are asked for: with all cases in one method, writing and
    // reading a transfer takes 119 instead of 114 ns.
    private static void WriteOther(ref RequestWriter destination, Operation operation)
    {
        switch (operation)
        {
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
            case SetContainerPolicies set: ContainerOperations.Write(ref destination, set); break;
            case SetContainerOwner set: ContainerOperations.Write(ref destination, set); break;
            case RegisterClassExtent extent: ClassOperations.Write(ref destination, extent); break;
            case SplitStack split: StackOperations.Write(ref destination, split); break;
            case MergeStacks merge: StackOperations.Write(ref destination, merge); break;
            case ConsolidateStacks gather: StackOperations.Write(ref destination, gather); break;
            case HoldFungible hold: HoldOperations.Write(ref destination, hold); break;
            case CaptureHold capture: HoldOperations.Write(ref destination, capture); break;
            case ReleaseHold release: HoldOperations.Write(ref destination, release); break;
            case UnplaceInstance unplace: InstanceOperations.Write(ref destination, unplace); break;
            case BurnInstance burn: InstanceOperations.Write(ref destination, burn); break;
            case Attach attach: InstanceOperations.Write(ref destination, attach); break;
            case Detach detach: InstanceOperations.Write(ref destination, detach); break;
            case Require require: RequirementCodec.Write(ref destination, require.Requirement); break;
            case ReverseCommit reverse: ReversalOperations.Write(ref destination, reverse); break;
            default: throw new ArgumentException($"Operation {operation.Code} has no encoding.", nameof(operation));
        }
    }

    private static Operation ReadOther(ref RequestReader source, OperationCode code, int start)
    {
        switch (code)
        {
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
            case OperationCode.SetContainerPolicies: return ContainerOperations.ReadSetContainerPolicies(ref source);
            case OperationCode.SetContainerOwner: return ContainerOperations.ReadSetContainerOwner(ref source);
            case OperationCode.RegisterClassExtent: return ClassOperations.ReadRegisterClassExtent(ref source);
            case OperationCode.SplitStack: return StackOperations.ReadSplitStack(ref source);
            case OperationCode.MergeStacks: return StackOperations.ReadMergeStacks(ref source);
            case OperationCode.ConsolidateStacks: return StackOperations.ReadConsolidateStacks(ref source);
            case OperationCode.HoldFungible: return HoldOperations.ReadHoldFungible(ref source);
            case OperationCode.CaptureHold: return HoldOperations.ReadCaptureHold(ref source);
            case OperationCode.ReleaseHold: return HoldOperations.ReadReleaseHold(ref source);
            case OperationCode.UnplaceInstance: return InstanceOperations.ReadUnplaceInstance(ref source);
            case OperationCode.BurnInstance: return InstanceOperations.ReadBurnInstance(ref source);
            case OperationCode.Attach: return InstanceOperations.ReadAttach(ref source);
            case OperationCode.Detach: return InstanceOperations.ReadDetach(ref source);
            case OperationCode.Require: return new Require(RequirementCodec.Read(ref source));
            case OperationCode.ReverseCommit: return ReversalOperations.Read(ref source);
            default:
                ByteReader.Fail(start, $"operation {(int)code} is unknown: the bytes are of a newer format");
                return null;
        }
    }
}
