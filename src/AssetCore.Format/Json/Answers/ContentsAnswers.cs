using System.Text.Json;
using AssetCore.Containers;
using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Format.Json.Answers;

/// <summary>What containers hold, told apart by <c>type</c>.</summary>
internal static class ContentsAnswers
{
    public static void Write(Utf8JsonWriter writer, ContentsView view)
    {
        writer.WriteString("type"u8, TypeOf(view));
        switch (view)
        {
            case ContentsView.Balance balance:
                BalanceAnswers.WriteList(writer, balance.Items);
                break;
            case ContentsView.Slots slots:
                WriteSlots(writer, slots);
                break;
            case ContentsView.Grid grid:
                BalanceAnswers.WriteList(writer, grid.Balances);
                GridAnswers.WritePlacements(writer, grid.Placements);
                GridAnswers.WriteSummary(writer, grid.Summary);
                break;
            case ContentsView.Continuous continuous:
                ContinuousAnswers.Write(writer, continuous);
                break;
            default:
                throw Unknown(view);
        }

        new PagePart(view.NextCursor, view.HasMore, view.Moved).Write(writer);
    }

    public static ContentsView Read(AnswerElement answer)
    {
        ContentsView view = answer.Text("type") switch
        {
            "balance" => new ContentsView.Balance(BalanceAnswers.ReadList(answer)),
            "slots" => new ContentsView.Slots(answer.List("slots", ReadSlot), answer.Int32("count")),
            "grid" => new ContentsView.Grid(
                BalanceAnswers.ReadList(answer), GridAnswers.ReadPlacements(answer), GridAnswers.ReadSummary(answer)),
            "continuous_1d" or "continuous_2d" => ContinuousAnswers.Read(answer),
            var other => throw answer.Wrong("type", $"is {other}, which is not known"),
        };
        var (cursor, hasMore, moved) = PagePart.Read(answer);
        return view with { NextCursor = cursor, HasMore = hasMore, Moved = moved };
    }

    private static ReadOnlySpan<byte> TypeOf(ContentsView view) => view switch
    {
        ContentsView.Balance => "balance"u8,
        ContentsView.Slots => "slots"u8,
        ContentsView.Grid => "grid"u8,
        ContentsView.Continuous { Kind: ContainerKind.Line } => "continuous_1d"u8,
        ContentsView.Continuous => "continuous_2d"u8,
        _ => throw Unknown(view),
    };

    private static void WriteSlots(Utf8JsonWriter writer, ContentsView.Slots view)
    {
        writer.WriteStartArray("slots"u8);
        foreach (var slot in view.Items)
        {
            writer.WriteStartObject();
            writer.WriteNumber("slot_index"u8, slot.SlotIndex);
            writer.WriteNumber("inst_id"u8, slot.InstId.Value);
            writer.WriteString("class"u8, slot.Class.Value);
            writer.WriteNumberOrNull("key"u8, slot.Key);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteNumber("count"u8, view.Count);
    }

    private static SlotItem ReadSlot(AnswerElement slot) => new(
        slot.Int32("slot_index"),
        new InstanceId(slot.Int64("inst_id")),
        new ClassId(slot.Text("class")),
        slot.UInt32OrNull("key"));

    private static ArgumentOutOfRangeException Unknown(ContentsView view) =>
        new(nameof(view), view, "The contents are of no kind that is shown.");
}
