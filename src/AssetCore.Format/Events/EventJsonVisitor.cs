using System.Text.Json;
using AssetCore.Format.Json;
using AssetCore.Format.Json.Answers;
using AssetCore.Quantities;

namespace AssetCore.Format.Events;

/// <summary>
/// Writes each event that it visits as one JSON object: its kind, its cell, the row before and the row after.
/// </summary>
internal readonly struct EventJsonVisitor(Utf8JsonWriter writer, IEventNames names) : IEventVisitor
{
    private readonly EventRowJson _rows = new(writer, names);

    public void VisitCommitNoted()
    {
        Begin("CommitNoted"u8);
        writer.WriteEndObject();
    }

    public void Visit(in WorldSet change)
    {
        Begin("WorldSet"u8);
        WriteRows(change.Before, change.After, _rows.Write);
    }

    public void Visit(in ContainerSet change)
    {
        Begin("ContainerSet"u8);
        writer.WriteString("container_id"u8, (change.After ?? change.Before)!.Id.Value);
        WriteRows(change.Before, change.After, _rows.Write);
    }

    public void Visit(in ClassSet change)
    {
        Begin("ClassSet"u8);
        writer.WriteString("class"u8, (change.After ?? change.Before)!.Id.Value);
        WriteRows(change.Before, change.After, _rows.Write);
    }

    public void Visit(in ShapeSet change)
    {
        Begin("ShapeSet"u8);
        writer.WriteString("class"u8, names.ClassName(change.Class));
        writer.WriteNumberOrNull("key"u8, change.Key);
        writer.WritePropertyName("before"u8);
        if (change.Before is { } before) WireTypes.Shape.Write(writer, before);
        else writer.WriteNullValue();
        writer.WritePropertyName("after"u8);
        if (change.After is { } after) WireTypes.Shape.Write(writer, after);
        else writer.WriteNullValue();
        writer.WriteEndObject();
    }

    public void Visit(in BalanceSet change)
    {
        Begin("BalanceSet"u8);
        writer.WriteString("container_id"u8, names.ContainerName(change.Container));
        writer.WriteString("class"u8, names.ClassName(change.Class));
        writer.WriteNumberOrNull("key"u8, change.Key);
        var scale = names.BalanceScale(change.Container);
        writer.WritePropertyName("before"u8);
        WriteBalance(change.Before, scale);
        writer.WritePropertyName("after"u8);
        WriteBalance(change.After, scale);
        writer.WriteEndObject();
    }

    public void Visit(in StackSet change)
    {
        Begin("StackSet"u8);
        writer.WriteNumber("stack_id"u8, change.Stack.Value);
        WriteRows(change.Before, change.After, _rows.Write);
    }

    public void Visit(in InstanceSet change)
    {
        Begin("InstanceSet"u8);
        writer.WriteNumber("inst_id"u8, change.Instance.Value);
        WriteRows(change.Before, change.After, _rows.Write);
    }

    public void Visit(in WorldIndexSet change)
    {
        Begin("WorldIndexSet"u8);
        writer.WriteNumber("namespace_id"u8, change.World.Value);
        WriteRows(change.Before, change.After, _rows.Write);
    }

    private void Begin(ReadOnlySpan<byte> kind)
    {
        writer.WriteStartObject();
        writer.WriteString("event"u8, kind);
    }

    private void WriteRows<TRow>(TRow? before, TRow? after, Action<TRow> write)
        where TRow : class
    {
        writer.WritePropertyName("before"u8);
        if (before is not null) write(before);
        else writer.WriteNullValue();
        writer.WritePropertyName("after"u8);
        if (after is not null) write(after);
        else writer.WriteNullValue();
        writer.WriteEndObject();
    }

    private void WriteBalance(BalanceRow row, Scale? scale)
    {
        writer.WriteStartObject();
        WriteUnits("quantity"u8, row.Quantity, scale);
        writer.WriteNumber("scaled"u8, row.Quantity);
        WriteUnits("held"u8, row.Held, scale);
        writer.WriteNumber("held_scaled"u8, row.Held);
        writer.WriteEndObject();
    }

    private void WriteUnits(ReadOnlySpan<byte> name, long units, Scale? scale) =>
        writer.WriteQuantityOrNull(name, scale is { } known ? DecimalQuantity.FromScaled(units, known) : null);
}
