using System.Text.Json;
using AssetCore.Containers;
using AssetCore.Format.Json;
using AssetCore.Format.Json.Answers;
using AssetCore.Quantities;

namespace AssetCore.Format.Events;

/// <summary>Writes the rows of events as JSON objects, with external ids in place of dense numbers.</summary>
internal sealed class EventRowJson(Utf8JsonWriter writer, IEventNames names)
{
    public void Write(WorldRow row)
    {
        writer.WriteStartObject();
        writer.WriteString("lifecycle"u8, WorldJson.TextOf(row.Lifecycle));
        writer.WriteStringOrNull("display_name"u8, row.DisplayName);
        writer.WriteNumber("created_time_ms"u8, row.CreatedTimeMs);
        writer.WriteNumber("idempotency_keys_max"u8, row.IdempotencyKeysMax);
        writer.WriteNumber("idempotency_age_max"u8, row.IdempotencyAgeMax);
        writer.WriteEndObject();
    }

    public void Write(WorldIndexRow row)
    {
        writer.WriteStartObject();
        writer.WriteString("lifecycle"u8, WorldJson.TextOf(row.Lifecycle));
        writer.WriteStringOrNull("display_name"u8, row.DisplayName);
        writer.WriteNumber("created_time_ms"u8, row.CreatedTimeMs);
        writer.WriteEndObject();
    }

    public void Write(ContainerRow row)
    {
        writer.WriteStartObject();
        writer.WritePropertyName("kind"u8);
        WireTypes.Kind.WriteShown(writer, row.Kind);
        writer.WriteNumberOrNull("owner"u8, row.Owner);
        writer.WriteStringOrNull("display_name"u8, row.DisplayName);
        writer.WritePropertyName("policies"u8);
        if (row.Policies is { } policies) WireTypes.Policies.Write(writer, policies);
        else writer.WriteNullValue();
        writer.WriteEndObject();
    }

    public void Write(ClassRow row)
    {
        writer.WriteStartObject();
        writer.WriteString("name"u8, row.Name);
        writer.WriteNumber("flags"u8, row.Flags);
        writer.WritePropertyName("behavior"u8);
        if (row.Behavior is { } behavior) WireTypes.Behavior.Write(writer, behavior);
        else writer.WriteNullValue();
        writer.WriteEndObject();
    }

    public void Write(StackRow row)
    {
        writer.WriteStartObject();
        writer.WriteString("container_id"u8, names.ContainerName(row.Container));
        writer.WriteNumber("position"u8, row.Position);
        writer.WriteString("class"u8, names.ClassName(row.Class));
        writer.WriteNumberOrNull("key"u8, row.Key);
        writer.WriteQuantity("quantity"u8, DecimalQuantity.FromInteger(row.Quantity));
        WriteFootprint(row.Rotation, row.Footprint);
        writer.WriteEndObject();
    }

    public void Write(InstanceRow row)
    {
        writer.WriteStartObject();
        writer.WriteString("class"u8, names.ClassName(row.Class));
        writer.WriteNumberOrNull("key"u8, row.Key);
        writer.WriteNumberOrNull("parent_id"u8, row.Parent.Value == 0 ? null : row.Parent.Value);
        writer.WritePropertyName("location"u8);
        WritePlace(row.Place);
        writer.WriteEndObject();
    }

    private void WritePlace(InstancePlace place)
    {
        switch (place)
        {
            case InstancePlace.Slot slot:
                BeginPlace(slot.Container, "slot"u8);
                writer.WriteNumber("slot_index"u8, slot.SlotIndex);
                writer.WriteEndObject();
                break;
            case InstancePlace.Grid grid:
                BeginPlace(grid.Container, "grid_cell"u8);
                writer.WriteNumber("position"u8, grid.Position);
                WriteFootprint(grid.Rotation, grid.Footprint);
                writer.WriteEndObject();
                break;
            default: writer.WriteNullValue(); break;
        }
    }

    private void BeginPlace(ContainerIndex container, ReadOnlySpan<byte> kind)
    {
        writer.WriteStartObject();
        writer.WriteString("container_id"u8, names.ContainerName(container));
        writer.WriteString("kind"u8, kind);
    }

    private void WriteFootprint(Rotation rotation, Shape footprint)
    {
        writer.WritePropertyName("rotation"u8);
        WireTypes.Rotation.Write(writer, rotation);
        writer.WritePropertyName("footprint"u8);
        WireTypes.Shape.Write(writer, footprint);
    }
}
