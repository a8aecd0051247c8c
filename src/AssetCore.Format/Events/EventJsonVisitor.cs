using System.Text.Json;
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
        WriteValues(change.Before, change.After, _rows.Write);
    }

    public void Visit(in ExtentSet change)
    {
        Begin("ExtentSet"u8);
        writer.WriteString("class"u8, names.ClassName(change.Class));
        writer.WriteNumberOrNull("key"u8, change.Key);
        WriteValues(change.Before, change.After, _rows.Write);
    }

    public void Visit(in HoldSet change)
    {
        Begin("HoldSet"u8);
        writer.WriteString("hold_id"u8, change.Hold.Value);
        WriteRows(change.Before, change.After, _rows.Write);
    }

    public void Visit(in ReversalSet change)
    {
        Begin("ReversalSet"u8);
        writer.WriteNumber("world_seq_start"u8, change.Commit.Value);
        writer.WriteNumberOrNull("before"u8, change.Before?.Value);
        writer.WriteNumberOrNull("after"u8, change.After?.Value);
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

    private void WriteValues<TValue>(TValue? before, TValue? after, Action<TValue> write)
        where TValue : struct
    {
        writer.WritePropertyName("before"u8);
        if (before is { } old) write(old);
        else writer.WriteNullValue();
        writer.WritePropertyName("after"u8);
        if (after is { } now) write(now);
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
