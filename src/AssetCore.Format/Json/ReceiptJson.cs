using System.Text.Json;
using AssetCore.Commits;
using AssetCore.Format.Json.Answers;
using AssetCore.Ids;

namespace AssetCore.Format.Json;

/// <summary>Receipts as JSON.</summary>
public static class ReceiptJson
{
    /// <summary>Writes a receipt.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="receipt">What.</param>
    /// <param name="serverCorrelationId">The server's name of the request, not part of what a replay repeats.</param>
    /// <param name="clientCorrelationId">The client's name of the request, or null.</param>
    public static void Write(
        Utf8JsonWriter writer, CommitReceipt receipt, string? serverCorrelationId, string? clientCorrelationId)
    {
        writer.WriteStartObject();
        writer.WriteNumber("namespace"u8, receipt.World.Value);
        writer.WriteString("commit_id"u8, receipt.CommitId.ToString());
        writer.WriteString("outcome"u8, "Committed"u8);
        writer.WriteNumber("world_seq_start"u8, receipt.WorldSeqStart.Value);
        writer.WriteNumber("world_seq_end"u8, receipt.WorldSeqEnd.Value);
        writer.WriteNumber("event_count"u8, receipt.EventCount);
        WriteMinted(writer, receipt);
        writer.WriteNumber("start_time_ms"u8, receipt.TimeMs);
        writer.WriteNumber("commit_time_ms"u8, receipt.TimeMs);
        writer.WriteBoolean("idempotent_replay"u8, receipt.IdempotentReplay);
        writer.WriteStringOrNull("idempotency_key"u8, receipt.IdempotencyKey);
        writer.WriteJsonOrNull("metadata"u8, receipt.Metadata);
        if (receipt.IsErased) writer.WriteBoolean("erased"u8, value: true);
        writer.WriteStringOrNull("server_correlation_id"u8, serverCorrelationId);
        writer.WriteStringOrNull("client_correlation_id"u8, clientCorrelationId);
        writer.WriteEndObject();
    }

    /// <summary>Reads a receipt.</summary>
    /// <exception cref="AnswerFaultException">The bytes are not a receipt.</exception>
    public static CommitReceipt Read(ReadOnlyMemory<byte> utf8)
    {
        using var document = AnswerElement.Parse(utf8);
        return Read(new AnswerElement(document.RootElement, ""));
    }

    /// <summary>Reads a receipt.</summary>
    internal static CommitReceipt Read(AnswerElement receipt) => new(
        new WorldId(receipt.Int64("namespace")),
        receipt.CommitId("commit_id"),
        receipt.Seq("world_seq_start"),
        receipt.Seq("world_seq_end"),
        receipt.List("minted_instances",
            minted => new MintedInstance(minted.Int32("operation_index"), new InstanceId(minted.Int64("inst_id")))),
        receipt.Int64("commit_time_ms"),
        receipt.Boolean("idempotent_replay"),
        receipt.TextOrNull("idempotency_key"),
        receipt.JsonOrNull("metadata"))
    {
        IsErased = receipt.Has("erased") && receipt.Boolean("erased"),
    };

    private static void WriteMinted(Utf8JsonWriter writer, CommitReceipt receipt)
    {
        writer.WriteStartArray("minted_instances"u8);
        foreach (var minted in receipt.MintedInstances)
        {
            writer.WriteStartObject();
            writer.WriteNumber("operation_index"u8, minted.OperationIndex);
            writer.WriteNumber("inst_id"u8, minted.InstId.Value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
