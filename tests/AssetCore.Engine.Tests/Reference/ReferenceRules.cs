using AssetCore.Containers;
using AssetCore.Errors;
using AssetCore.Ids;
using AssetCore.Operations;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>
/// The rules of single operations, written from the contract. Every judgement is an <see cref="ErrorCode"/> or null,
/// so a chain of <c>??</c> is the order of judgement.
/// </summary>
/// <remarks>
/// A refused operation may leave the state half changed: the caller throws the state away. R-numbers are those of
/// decision 0008.
/// </remarks>
internal sealed partial class ReferenceRules(ReferenceState state)
{
    private readonly Dictionary<int, InstanceId> _minted = [];
    private int _operationIndex;

    /// <summary>Instances minted so far, by the index of their operation.</summary>
    public IReadOnlyDictionary<int, InstanceId> Minted => _minted;

    /// <summary>Carries out one operation, or says why not.</summary>
    public ErrorCode? Execute(Operation operation, int operationIndex)
    {
        _operationIndex = operationIndex;
        return operation switch
        {
            CreateContainer op => Create(op),
            RemoveContainer op => Remove(op),
            SetContainerPolicies op => Set(op),
            SetContainerOwner op => Set(op),
            RegisterClass op => Register(op),
            RegisterClassShape op => Register(op),
            RegisterClassExtent op => Register(op),
            AddFungible op => Flow(null, op.Location, op.ClassId, op.Key, op.Quantity),
            RemoveFungible op => Flow(op.From, null, op.ClassId, op.Key, op.Quantity),
            MoveFungible op => Flow(op.From, op.To, op.ClassId, op.Key, op.Quantity),
            TransferFungible op => Transfer(
                new Transfer(op.FromContainer, op.ToContainer, op.ClassId, op.Key, op.Quantity)),
            TransferMany op => First(op.Transfers, Transfer),
            _ => ExecuteOnStacksAndHolds(operation),
        };
    }

    private ErrorCode? ExecuteOnStacksAndHolds(Operation operation) => operation switch
    {
        SplitStack op => Split(op),
        MergeStacks op => Merge(op),
        ConsolidateStacks op => Consolidate(op),
        HoldFungible op => Hold(op),
        CaptureHold op => Capture(op),
        ReleaseHold op => Release(op),
        _ => ExecuteOnInstances(operation),
    };

    private ErrorCode? ExecuteOnInstances(Operation operation) => operation switch
    {
        AddInstance op => Mint(op),
        MoveInstance op => Move(op.InstId, op.To),
        UnplaceInstance op => Unplace(op),
        BurnInstance op => Burn(op),
        Attach op => Attach(op),
        Detach op => Detach(op),
        PlaceInSlot op => Move(op.InstanceId, new Location.Slot(op.ContainerId, op.SlotIndex)),
        RemoveFromSlot op => Unplace(op),
        SwapSlots op => Swap(op),
        Require op => Judge(op.Requirement),
        _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "The model does not know it."),
    };

    /// <summary>The first judgement that is not null; later items are not looked at.</summary>
    private static ErrorCode? First<T>(IEnumerable<T> items, Func<T, ErrorCode?> judge)
    {
        foreach (var item in items)
        {
            if (judge(item) is { } code) return code;
        }

        return null;
    }

    private static ErrorCode? If(bool condition, ErrorCode code) => condition ? code : null;

    private ErrorCode? Exists(ContainerId id) => If(state.Find(id) is null, ErrorCode.ContainerNotFound);

    private ErrorCode? Exists(ClassId id) => If(state.Find(id) is null, ErrorCode.ClassNotFound);

    private ErrorCode? Exists(InstanceRef instance) => If(Find(instance) is null, ErrorCode.InstanceNotFound);

    /// <summary>The row of a container that exists.</summary>
    private ContainerRow RowOf(ContainerId id) => state.Containers[NumberOf(id)]!;

    private ContainerNumber NumberOf(ContainerId id) => state.Find(id)!.Value;

    private ContainerKind KindOf(ContainerId id) => RowOf(id).Kind;

    private ClassKey KeyOf(ClassId id, uint? key) => new(state.Find(id)!.Value, key);

    private InstanceId? Find(InstanceRef instance)
    {
        var id = instance.IsMintedByOperation ? _minted[instance.OperationIndex] : instance.Id;
        return state.Instances[id] is null ? null : id;
    }

    private ErrorCode? IsOfItsKind(Location place) => If(
        (place, KindOf(place.Container)) is not (
            (Location.Balance, ContainerKind.Balance)
            or (Location.GridCell, ContainerKind.Grid)
            or (Location.Slot, ContainerKind.Slots)
            or (Location.Line, ContainerKind.Line)
            or (Location.Plane, ContainerKind.Plane)),
        ErrorCode.WrongContainerKind);

    private ReferenceGrid GridOf(ContainerId id) => new(state, NumberOf(id), (ContainerKind.Grid)KindOf(id));
}
