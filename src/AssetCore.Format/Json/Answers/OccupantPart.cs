using System.Text.Json;
using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Format.Json.Answers;

/// <summary>What stands at a place: a stack with its <c>stack_id</c>, or an instance with its <c>inst_id</c>.</summary>
internal static class OccupantPart
{
    public static void Write(Utf8JsonWriter writer, in Occupant occupant)
    {
        writer.WriteStartObject("occupant"u8);
        if (occupant.StackId is { } stack) writer.WriteNumber("stack_id"u8, stack.Value);
        if (occupant.InstId is { } instance) writer.WriteNumber("inst_id"u8, instance.Value);
        writer.WriteString("class"u8, occupant.Class.Value);
        writer.WriteNumberOrNull("key"u8, occupant.Key);
        writer.WriteQuantityOrNull("quantity"u8, occupant.Quantity);
        writer.WriteEndObject();
    }

    public static Occupant Read(AnswerElement placement)
    {
        var occupant = placement.Object("occupant");
        return new Occupant(
            occupant.Int64OrNull("stack_id") is { } stack ? new StackId(stack) : null,
            occupant.Int64OrNull("inst_id") is { } instance ? new InstanceId(instance) : null,
            new ClassId(occupant.Text("class")),
            occupant.UInt32OrNull("key"),
            occupant.QuantityOrNull("quantity"));
    }
}
