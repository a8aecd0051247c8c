using AssetCore.Engine.State;
using AssetCore.Errors;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Quantities;

namespace AssetCore.Engine.Operations;

/// <content>Requirements that are not met.</content>
internal static partial class Reject
{
    public static Rejection BalanceIsOther(
        in ContainerCell container, in ClassCell found, uint? key, Int128 free, string demand, DecimalQuantity asked) =>
        Because(
            ErrorCode.RequirementFailed,
            $"container {container.Name} has {Amount(free, container.Bounds)} {Thing(found, key)} that is not held, "
            + $"{demand} {asked} is required",
            ("container_id", container.Name!),
            ("class_id", found.Name!),
            ("found", Amount(free, container.Bounds)),
            ("required", asked.ToString()));

    public static Rejection SlotIsTaken(in ContainerCell container, int slot, InstanceId holder) => Because(
        ErrorCode.RequirementFailed,
        $"slot {Text(slot)} of container {container.Name} holds instance {holder}, it is required to be empty",
        ("container_id", container.Name!),
        ("slot_index", Text(slot)),
        ("inst_id", holder.ToString()));

    public static Rejection SlotHoldsOther(in ContainerCell container, int slot, InstanceId holder, string required)
    {
        var found = holder.Value == 0 ? "is empty" : $"holds instance {holder}";
        return Because(
            ErrorCode.RequirementFailed,
            $"slot {Text(slot)} of container {container.Name} {found}, {required} is required",
            ("container_id", container.Name!),
            ("slot_index", Text(slot)),
            ("required", required));
    }

    public static Rejection CellIsTaken(in ContainerCell container, int position) => Because(
        ErrorCode.RequirementFailed,
        $"cell {Text(position)} of container {container.Name} is covered, it is required to be free",
        ("container_id", container.Name!),
        ("position", Text(position)));

    public static Rejection ContainerIsMissing(ContainerId id) => Because(
        ErrorCode.RequirementFailed, $"container {id} is required to exist", ("container_id", id.Value));

    public static Rejection InstanceIsElsewhere(InstanceId id, Location required) => Because(
        ErrorCode.RequirementFailed,
        $"instance {id} is not at {Describe(required)}, where it is required to be",
        ("inst_id", id.ToString()),
        ("container_id", required.Container.Value));
}
