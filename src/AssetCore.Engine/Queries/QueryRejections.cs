using System.Globalization;
using AssetCore.Containers;
using AssetCore.Errors;
using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Engine.Queries;

/// <summary>The refusals that a query can meet.</summary>
internal static class QueryRejections
{
    public static Rejection ContainerNotFound(ContainerId id) => new(
        ErrorCode.ContainerNotFound,
        $"there is no container {id}",
        null,
        [new RejectionFact("container_id", id.Value)]);

    public static Rejection ClassNotFound(ClassId id) => new(
        ErrorCode.ClassNotFound, $"there is no class {id}", null, [new RejectionFact("class_id", id.Value)]);

    public static Rejection InstanceNotFound(InstanceId id) => new(
        ErrorCode.InstanceNotFound, $"there is no instance {id}", null, [new RejectionFact("inst_id", id.ToString())]);

    public static Rejection HoldNotFound(HoldId id) => new(
        ErrorCode.HoldNotFound, $"there is no open hold {id}", null, [new RejectionFact("hold_id", id.Value)]);

    public static Rejection WrongKind(ContainerId id, ContainerType found, string needed) => new(
        ErrorCode.WrongContainerKind,
        $"container {id} is of kind {found}; {needed} is needed",
        null,
        [new RejectionFact("container_id", id.Value)]);

    public static Rejection BadCursor(string cursor) => new(
        ErrorCode.MalformedRequest,
        "the cursor is not one that a page of this list gave out",
        null,
        [new RejectionFact("cursor", cursor)]);

    public static Rejection BadLimit(int limit) => new(
        ErrorCode.MalformedRequest,
        string.Create(CultureInfo.InvariantCulture, $"the limit {limit} is not from 1 to {ReadLimits.PageMax}"),
        null,
        [new RejectionFact("limit", limit.ToString(CultureInfo.InvariantCulture))]);

    public static Rejection BadRegion(GridRegion region) => new(
        ErrorCode.MalformedRequest,
        string.Create(
            CultureInfo.InvariantCulture,
            $"the region {region.X}, {region.Y}, {region.Width}, {region.Height} begins below 0 or has no cells"));

    public static Rejection BadSide(long side) => new(
        ErrorCode.MalformedRequest,
        string.Create(CultureInfo.InvariantCulture, $"the side {side} is not from 1 to {Extent.SideMax}"));

    public static Rejection BadTurn(int turn) => new(
        ErrorCode.MalformedRequest,
        string.Create(CultureInfo.InvariantCulture, $"the turn {turn} is not from 0 to 359999 millidegrees"));
}
