using System.Text.Json;
using AssetCore.Ids;
using AssetCore.Quantities;
using AssetCore.Reads;

namespace AssetCore.Format.Json.Answers;

/// <summary>How much there is of a class.</summary>
internal static class ClassStatsAnswers
{
    public static void Write(Utf8JsonWriter writer, ClassStatsView view)
    {
        writer.WriteString("class_id"u8, view.ClassId.Value);
        writer.WriteStartArray("balances"u8);
        foreach (var total in view.Balances)
        {
            writer.WriteStartObject();
            writer.WriteNumber("quantization_inv"u8, total.Scale.UnitsPerOne);
            writer.WriteNumber("balances"u8, total.Balances);
            writer.WriteQuantity("quantity"u8, total.Quantity);
            writer.WriteQuantity("held"u8, total.Held);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteNumber("stacks"u8, view.Stacks);
        writer.WriteQuantity("stack_quantity"u8, view.StackQuantity);
        writer.WriteNumber("instances"u8, view.Instances);
        writer.WriteNumber("placed_instances"u8, view.PlacedInstances);
        writer.WriteNumber("holds"u8, view.Holds);
    }

    public static ClassStatsView Read(AnswerElement answer) => new(
        new ClassId(answer.Text("class_id")),
        answer.List("balances", total => new ClassTotal(
            new Scale(total.Int64("quantization_inv")),
            total.Int64("balances"),
            total.Quantity("quantity"),
            total.Quantity("held"))),
        answer.Int64("stacks"),
        answer.Quantity("stack_quantity"),
        answer.Int64("instances"),
        answer.Int64("placed_instances"),
        answer.Int64("holds"));
}
