using System.Collections.Immutable;
using AssetCore.Commits;
using AssetCore.Containers;
using AssetCore.Errors;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Quantities;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>The shape of a request, judged before anything else: R10 to R14.</summary>
internal static class ReferenceShape
{
    /// <summary>The first fault and the operation it is in, or null.</summary>
    public static (ErrorCode Code, int? OperationIndex)? FirstFault(CommitRequest request)
    {
        if (request.Operations.IsDefaultOrEmpty || request.Operations.Length > CommitLimits.OperationsMax)
        {
            return (ErrorCode.MalformedRequest, null);
        }

        for (var index = 0; index < request.Operations.Length; index++)
        {
            if (FaultOf(request.Operations[index], index, request.Operations) is { } code) return (code, index);
        }

        return IsEnvelopeMalformed(request) ? (ErrorCode.MalformedRequest, null) : null;
    }

    private static bool IsEnvelopeMalformed(CommitRequest request) =>
        !HasLength(request.IdempotencyKey, CommitLimits.IdempotencyKeyLengthMax)
        || !HasLength(request.ActorId, CommitLimits.ActorIdLengthMax)
        || !HasLength(request.PolicyId, CommitLimits.ActorIdLengthMax)
        || request.Metadata?.Utf8.Length > CommitLimits.MetadataBytesMax
        || request.Origin?.Utf8.Length > CommitLimits.OriginBytesMax
        || request.ExpectedWorldSeq?.Value < 0
        || request.FirstSentWorldSeq?.Value < 0;

    private static bool HasLength(string? text, int most) => text is null || (text.Length >= 1 && text.Length <= most);

    private static ErrorCode? FaultOf(Operation operation, int index, ImmutableArray<Operation> all) => operation switch
    {
        CreateContainer op => Id(op.ExternalId) ?? Malformed(!IsPossible(op.Kind)) ?? Policies(op.Policies)
            ?? Malformed(op.DisplayName?.Length > CommitLimits.NameLengthMax),
        RemoveContainer op => Id(op.ContainerId),
        SetContainerPolicies op => Id(op.ContainerId) ?? Policies(op.Policies),
        SetContainerOwner op => Id(op.ContainerId),
        RegisterClass op => Id(op.ClassId)
            ?? Malformed(op.Name.Length < 1 || op.Name.Length > CommitLimits.NameLengthMax)
            ?? Behavior(op.Behavior),
        RegisterClassShape op => Id(op.ClassId) ?? Malformed(!IsSide(op.Shape.Width) || !IsSide(op.Shape.Height)),
        RegisterClassExtent op => Id(op.ClassId) ?? Malformed(op.Extent.Width < 1),
        _ => FaultOfFungibles(operation) ?? FaultOfInstances(operation, index, all),
    };

    private static ErrorCode? FaultOfFungibles(Operation operation) => operation switch
    {
        AddFungible op => Id(op.ClassId) ?? Place(op.Location),
        RemoveFungible op => Id(op.ClassId) ?? Place(op.From),
        MoveFungible op => Id(op.ClassId) ?? Place(op.From) ?? Place(op.To),
        TransferFungible op => Id(op.FromContainer) ?? Id(op.ToContainer) ?? Id(op.ClassId),
        TransferMany op => Many(op.Transfers),
        SplitStack op => Id(op.ContainerId) ?? Place(op.To),
        MergeStacks op => Id(op.ContainerId),
        ConsolidateStacks op => Id(op.ContainerId) ?? Id(op.ClassId),
        HoldFungible op => Id(op.HoldId) ?? Id(op.ContainerId) ?? Id(op.ClassId)
            ?? Malformed(op.ExpiresAtWorldSeq?.Value < 0 || op.ExpiresAtMs < 0),
        CaptureHold op => Id(op.HoldId) ?? Id(op.ToContainer),
        ReleaseHold op => Id(op.HoldId),
        _ => null,
    };

    private static ErrorCode? FaultOfInstances(Operation operation, int index, ImmutableArray<Operation> all)
    {
        ErrorCode? instance(InstanceRef id) => Instance(id, index, all);
        return operation switch
        {
            AddInstance op => Id(op.ClassId) ?? Place(op.Location),
            MoveInstance op => instance(op.InstId) ?? Place(op.To),
            UnplaceInstance op => instance(op.InstId),
            BurnInstance op => instance(op.InstId),
            Attach op => instance(op.ChildId) ?? instance(op.ParentId),
            Detach op => instance(op.ChildId),
            PlaceInSlot op => Id(op.ContainerId) ?? instance(op.InstanceId),
            RemoveFromSlot op => Id(op.ContainerId),
            SwapSlots op => Id(op.ContainerId) ?? (op.OtherContainerId is { } other ? Id(other) : null),
            Require op => Guard(op.Requirement, instance),
            _ => null,
        };
    }

    private static ErrorCode? Guard(Requirement requirement, Func<InstanceRef, ErrorCode?> instance) =>
        requirement switch
        {
            Requirement.BalanceAtLeast guard => Id(guard.ContainerId) ?? Id(guard.ClassId),
            Requirement.BalanceEquals guard => Id(guard.ContainerId) ?? Id(guard.ClassId),
            Requirement.SlotEmpty guard => Id(guard.ContainerId),
            Requirement.SlotHolds guard => Id(guard.ContainerId)
                ?? (guard.InstId is { } id ? instance(id) : null)
                ?? (guard.ClassId is { } classId ? Id(classId) : null)
                ?? Malformed(guard.InstId is null == guard.ClassId is null),
            Requirement.CellFree guard => Id(guard.ContainerId),
            Requirement.ContainerExists guard => Id(guard.ContainerId),
            Requirement.InstanceAt guard => instance(guard.InstId) ?? Place(guard.Location),
            _ => ErrorCode.MalformedRequest,
        };

    private static ErrorCode? Malformed(bool condition) => condition ? ErrorCode.MalformedRequest : null;

    private static ErrorCode? Id(ContainerId id) => IsId(id.Value) ? null : ErrorCode.InvalidId;

    private static ErrorCode? Id(ClassId id) => IsId(id.Value) ? null : ErrorCode.InvalidId;

    private static ErrorCode? Id(HoldId id) => IsId(id.Value) ? null : ErrorCode.InvalidId;

    private static bool IsId(string? text) =>
        text is { Length: >= 1 and <= 128 }
        && text.All(c =>
            c is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '.' or '_' or '~' or '-');

    private static bool IsPlaces(int count) => count is >= 1 and <= 1_048_576;

    private static bool IsSide(int cells) => IsPlaces(cells);

    private static bool IsPossible(ContainerKind kind) => kind switch
    {
        ContainerKind.Balance balance => IsPowerOfTen(balance.Scale.UnitsPerOne),
        ContainerKind.Slots slots => IsPlaces(slots.Count),
        ContainerKind.Grid grid => IsPlaces(grid.Capacity)
            && (grid.GridWidth is not { } width || (width >= 1 && grid.Capacity % width == 0)),
        ContainerKind.Line line => line.MinX < line.MaxX
            && line.Scale.UnitsPerOne >= 1 && line.BucketCellSize is not < 1,
        ContainerKind.Plane plane => plane.MinX < plane.MaxX && plane.MinY < plane.MaxY
            && plane.Scale.UnitsPerOne >= 1 && plane.BucketCellSize is not < 1,
        _ => false,
    };

    private static bool IsPowerOfTen(long units) =>
        units is 1 or 10 or 100 or 1000 or 10_000 or 100_000 or 1_000_000 or 10_000_000 or 100_000_000 or 1_000_000_000;

    private static ErrorCode? Policies(BalancePolicies? policies)
    {
        if (policies is null) return null;
        var floor = policies.Floor ?? DecimalQuantity.FromInteger(0);
        if (policies.Ceiling is { } ceiling && floor.CompareTo(ceiling) > 0) return ErrorCode.MalformedRequest;
        return policies.RestrictsClasses && !policies.Classes.All(id => IsId(id.Value)) ? ErrorCode.InvalidId : null;
    }

    private static ErrorCode? Behavior(ClassBehavior? behavior) =>
        Malformed(behavior?.BalanceScale is { } scale && !IsPowerOfTen(scale.UnitsPerOne))
        ?? Malformed(behavior?.MaxStack is { } most
            && (most.Sign <= 0 || ReferenceQuantity.Judge(most, Scale.Whole) is not null));

    private static ErrorCode? Place(Location? place) => place is null
        ? null
        : Id(place.Container)
            ?? Malformed(place is Location.GridCell { Rotation: > Rotation.Cw270 });

    private static ErrorCode? Many(ImmutableArray<Transfer> transfers)
    {
        if (transfers.IsDefaultOrEmpty || transfers.Length > 8190) return ErrorCode.MalformedRequest;
        foreach (var transfer in transfers)
        {
            if ((Id(transfer.FromContainer) ?? Id(transfer.ToContainer) ?? Id(transfer.ClassId)) is { } code)
            {
                return code;
            }
        }

        return null;
    }

    private static ErrorCode? Instance(InstanceRef instance, int index, ImmutableArray<Operation> operations)
    {
        if (!instance.IsMintedByOperation) return instance.Id.Value < 1 ? ErrorCode.InvalidId : null;
        var mints = instance.OperationIndex < index && operations[instance.OperationIndex] is AddInstance;
        return Malformed(!mints);
    }
}
