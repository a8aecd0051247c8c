using AssetCore.Operations;

namespace AssetCore.Format.Json.Shapes;

/// <summary>One transfer of a <see cref="TransferMany"/>.</summary>
internal static class TransferShape
{
    public static ObjectType<Transfer> Create()
    {
        var transfer = new ShapeBuilder<Transfer>();
        var from = transfer.Required(
            "from_container", WireTypes.ContainerId, value => value.FromContainer, "The balance that gives.");
        var to = transfer.Required(
            "to_container", WireTypes.ContainerId, value => value.ToContainer, "The balance that takes.");
        var classId = transfer.Required("class_id", WireTypes.ClassId, value => value.ClassId, "The class.");
        var key = transfer.Optional("key", WireTypes.UInt32, value => value.Key, "The variant of the class.");
        var quantity = transfer.Required(
            "quantity", WireTypes.Quantity, value => value.Quantity, "How much, above zero.");
        return transfer.Build(
            "transfer",
            values => new Transfer(
                values.Get(from), values.Get(to), values.Get(classId), values.GetOrNull(key), values.Get(quantity)));
    }
}
