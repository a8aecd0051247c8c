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

    /// <summary>Events of all operations so far: one per changed row and step.</summary>
    public long Events { get; private set; }

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
            RegisterClass op => Register(op),
            RegisterClassShape op => Register(op),
            AddFungible op => Flow(null, op.Location, new ClassKey(op.ClassId, op.Key), op.Quantity),
            RemoveFungible op => Flow(op.From, null, new ClassKey(op.ClassId, op.Key), op.Quantity),
            MoveFungible op => Flow(op.From, op.To, new ClassKey(op.ClassId, op.Key), op.Quantity),
            TransferFungible op => Transfer(
                new Transfer(op.FromContainer, op.ToContainer, op.ClassId, op.Key, op.Quantity)),
            TransferMany op => First(op.Transfers, Transfer),
            AddInstance op => Mint(op),
            MoveInstance op => Move(op.InstId, op.To),
            PlaceInSlot op => Move(op.InstanceId, new Location.Slot(op.ContainerId, op.SlotIndex)),
            RemoveFromSlot op => Unplace(op),
            SwapSlots op => Swap(op),
            _ => throw new ArgumentOutOfRangeException(nameof(operation), operation, "The model does not know it."),
        };
    }

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

    private ErrorCode? Exists(ContainerId id) => If(!state.Containers.ContainsKey(id), ErrorCode.ContainerNotFound);

    private ErrorCode? Exists(ClassId id) => If(!state.Classes.ContainsKey(id), ErrorCode.ClassNotFound);

    private ContainerKind KindOf(ContainerId id) => state.Containers[id].Kind;

    private ErrorCode? IsOfItsKind(Location place) => If(
        (place, KindOf(place.Container)) is not (
            (Location.Balance, ContainerKind.Balance)
            or (Location.GridCell, ContainerKind.Grid)
            or (Location.Slot, ContainerKind.Slots)
            or (Location.Line, ContainerKind.Line)
            or (Location.Plane, ContainerKind.Plane)),
        ErrorCode.WrongContainerKind);

    private ReferenceGrid GridOf(ContainerId id) => new(state, id, (ContainerKind.Grid)KindOf(id));
}
