using AssetCore.Engine.State;
using AssetCore.Errors;
using AssetCore.Format.Events;
using AssetCore.Ids;

namespace AssetCore.Engine.Operations;

/// <content>Refusals about holds.</content>
internal static partial class Reject
{
    public static Rejection HoldNotFound(HoldId id) =>
        Because(ErrorCode.HoldNotFound, $"there is no open hold {id}", ("hold_id", id.Value));

    public static Rejection HoldAlreadyExists(HoldId id) =>
        Because(ErrorCode.HoldAlreadyExists, $"hold {id} is open already", ("hold_id", id.Value));

    public static Rejection InsufficientHold(HoldId id, HoldRow row, in ContainerCell container, long needed) =>
        Because(
            ErrorCode.InsufficientBalance,
            $"hold {id} reserves {Amount(row.Quantity, container.Bounds)}, {Amount(needed, container.Bounds)} needed",
            ("hold_id", id.Value),
            ("container_id", container.Name!),
            ("held", Amount(row.Quantity, container.Bounds)),
            ("needed", Amount(needed, container.Bounds)));

    public static Rejection HeldOverflow(in ContainerCell container, in ClassCell found, uint? key) => Because(
        ErrorCode.QuantityOverflow,
        $"what holds reserve of {Thing(found, key)} in container {container.Name} would not fit 64 bits",
        ("container_id", container.Name!),
        ("class_id", found.Name!));
}
