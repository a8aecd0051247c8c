using System.Text.Json;
using AssetCore.Containers;
using AssetCore.Format.Json;
using AssetCore.Format.Json.Answers;
using AssetCore.Quantities;
using AssetCore.Worlds;

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
        WriteOperational(row.Operational);
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
        WriteOperational(row.Operational);
        writer.WriteNumber("changed_time_ms"u8, row.ChangedTimeMs);
        WorldJson.WriteOrigin(writer, row.Lineage, row.IsPurged);
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

    public void Write(HoldRow row)
    {
        writer.WriteStartObject();
        writer.WriteString("container_id"u8, names.ContainerName(row.Container));
        writer.WriteString("class"u8, names.ClassName(row.Class));
        writer.WriteNumberOrNull("key"u8, row.Key);
        var scale = names.BalanceScale(row.Container);
        writer.WriteQuantityOrNull(
            "quantity"u8, scale is { } known ? DecimalQuantity.FromScaled(row.Quantity, known) : null);
        writer.WriteNumber("scaled"u8, row.Quantity);
        writer.WriteNumberOrNull("expires_at_world_seq"u8, row.ExpiresAtWorldSeq?.Value);
        writer.WriteNumberOrNull("expires_at_ms"u8, row.ExpiresAtMs);
        writer.WriteEndObject();
    }

    public void Write(Shape shape) => WireTypes.Shape.Write(writer, shape);

    public void Write(Extent extent)
    {
        writer.WriteStartObject();
        writer.WriteNumber(extent.IsSpan ? "length"u8 : "width"u8, extent.Width);
        if (!extent.IsSpan) writer.WriteNumber("height"u8, extent.Height);
        writer.WriteEndObject();
    }

    private void WriteOperational(OperationalState state)
    {
        writer.WriteString("write_mode"u8, state.WriteMode == WriteMode.ReadOnly ? "read_only"u8 : "read_write"u8);
        writer.WriteBoolean("draining"u8, state.Draining);
        writer.WriteBoolean("frozen"u8, state.Frozen);
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
            case InstancePlace.Line line:
                BeginPlace(line.Container, "line"u8);
                writer.WriteNumber("x"u8, line.X);
                WriteExtent(Extent.Span(line.Length));
                writer.WriteEndObject();
                break;
            case InstancePlace.Plane plane:
                BeginPlace(plane.Container, "plane"u8);
                writer.WriteNumber("x"u8, plane.X);
                writer.WriteNumber("y"u8, plane.Y);
                writer.WriteNumber("rotation_millideg"u8, plane.RotationMillideg);
                WriteExtent(Extent.Rectangle(plane.Width, plane.Height));
                writer.WriteEndObject();
                break;
            default: writer.WriteNullValue(); break;
        }
    }

    private void WriteExtent(Extent extent)
    {
        writer.WritePropertyName("extent"u8);
        Write(extent);
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
