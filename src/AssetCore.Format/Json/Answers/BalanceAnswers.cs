using System.Collections.Immutable;
using System.Text.Json;
using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Format.Json.Answers;

/// <summary>Balances, wherever they are listed.</summary>
internal static class BalanceAnswers
{
    public static void Write(Utf8JsonWriter writer, BalancePage page)
    {
        WriteList(writer, page.Balances);
        new PagePart(page.NextCursor, page.HasMore, page.Moved).Write(writer);
    }

    public static void WriteList(Utf8JsonWriter writer, ImmutableArray<BalanceItem> balances)
    {
        writer.WriteStartArray("balances"u8);
        foreach (var balance in balances)
        {
            writer.WriteStartObject();
            writer.WriteString("class"u8, balance.Class.Value);
            writer.WriteNumberOrNull("key"u8, balance.Key);
            writer.WriteQuantity("quantity"u8, balance.Quantity);
            writer.WriteNumber("scaled"u8, balance.Scaled);
            writer.WriteQuantity("held"u8, balance.Held);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public static BalancePage ReadPage(AnswerElement answer)
    {
        var (cursor, hasMore, moved) = PagePart.Read(answer);
        return new BalancePage(ReadList(answer), cursor, hasMore, moved);
    }

    public static ImmutableArray<BalanceItem> ReadList(AnswerElement answer) =>
        answer.List("balances", item => new BalanceItem(
        new ClassId(item.Text("class")),
        item.UInt32OrNull("key"),
        item.Quantity("quantity"),
        item.Int64("scaled"),
        item.Quantity("held")));
}
