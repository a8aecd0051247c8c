using AssetCore.Errors;
using AssetCore.Ids;

namespace AssetCore.Engine.Operations;

/// <content>Refusals about how instances hang together, and about those that have no place.</content>
internal static partial class Reject
{
    public static Rejection InstanceNotPlaced(InstanceId id) =>
        Because(ErrorCode.InstanceNotPlaced, $"instance {id} has no place", ("inst_id", id.ToString()));

    public static Rejection HasChildren(InstanceId id) =>
        Because(ErrorCode.HasChildren, $"something is attached to instance {id}", ("inst_id", id.ToString()));

    public static Rejection HasChildrenOutside(InstanceId id, string container) => Because(
        ErrorCode.HasChildren,
        $"something outside of container {container} is attached to instance {id}",
        ("inst_id", id.ToString()),
        ("container_id", container));

    public static Rejection AlreadyAttached(InstanceId child, InstanceId parent) => Because(
        ErrorCode.AlreadyAttached,
        $"instance {child} is attached to instance {parent} already",
        ("child_id", child.ToString()),
        ("parent_id", parent.ToString()));

    public static Rejection WouldCreateCycle(InstanceId child, InstanceId parent) => Because(
        ErrorCode.WouldCreateCycle,
        child == parent
            ? $"instance {child} cannot be attached to itself"
            : $"instance {parent} stands below instance {child}, which cannot be attached to it",
        ("child_id", child.ToString()),
        ("parent_id", parent.ToString()));

    public static Rejection NotAttached(InstanceId child) =>
        Because(ErrorCode.NotAttached, $"instance {child} is not attached", ("child_id", child.ToString()));
}
