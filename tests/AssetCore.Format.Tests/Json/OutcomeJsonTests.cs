using System.Text;
using System.Text.Json.Nodes;
using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Format.Json;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Text;
using AssetCore.Worlds;

namespace AssetCore.Format.Tests.Json;

public sealed class OutcomeJsonTests
{
    private static readonly CommitReceipt s_receipt = new(
        new(1), new CommitId(new(41), 255), new(41), new(43), [new(2, new InstanceId(7))], 1_700_000_000_000, true, "k",
        new JsonText("""{"a": 1}"""u8.ToArray()));

    private static readonly Rejection s_rejection = new(
        ErrorCode.InsufficientBalance, "container vault-001 holds 12.5 gold, 20 needed", 3,
        [new("available", "12.5")], 250);

    [Fact]
    public void A_receipt_is_shown_as_the_contract_says()
    {
        var json = Text(RequestText.Write(writer => ReceiptJson.Write(writer, s_receipt, "server", null)));
        Assert.Equal(Normal(
            """
            {"namespace":1,"commit_id":"000000000000002900000000000000ff","outcome":"Committed","world_seq_start":41,"world_seq_end":43,"event_count":3,
            "minted_instances":[{"operation_index":2,"inst_id":7}],"start_time_ms":1700000000000,"commit_time_ms":1700000000000,"idempotent_replay":true,
            "idempotency_key":"k","metadata":{"a": 1},"server_correlation_id":"server","client_correlation_id":null}
            """), Normal(json));
        Assert.Equal(s_receipt, ReceiptJson.Read(Encoding.UTF8.GetBytes(json)));
    }

    [Fact]
    public void A_refusal_is_a_problem_with_all_members()
    {
        var json = Text(RequestText.Write(writer => ProblemJson.Write(writer, s_rejection, 422, "server", "client")));
        Assert.Equal(Normal(
            """
            {"type":"urn:assetcore:error:INSUFFICIENT_BALANCE","title":"There is not enough","status":422,
            "detail":"container vault-001 holds 12.5 gold, 20 needed","code":"INSUFFICIENT_BALANCE","retryable":false,"retry_after_ms":250,
            "hint":"Take less, or put in more first: detail says how much is there, held and needed.","operation_index":3,"details":{"available":"12.5"},
            "server_correlation_id":"server","client_correlation_id":"client"}
            """), Normal(json));
        Assert.Equal(s_rejection, ProblemJson.Read(Encoding.UTF8.GetBytes(json)));
    }

    [Fact]
    public void Every_code_reads_back_from_its_problem()
    {
        foreach (var error in ErrorCatalogue.All)
        {
            var rejection = new Rejection(error.Code, "detail");
            Assert.Equal(rejection,
                ProblemJson.Read(
                    RequestText.Write(writer => ProblemJson.Write(writer, rejection, error.Status, null, null))));
        }
    }

    [Fact]
    public void A_code_from_the_future_is_a_fault_of_the_answer() =>
        Assert.Throws<AnswerFaultException>(
            () => ProblemJson.Read("""{"code": "NOT_YET_THOUGHT_OF", "detail": ""}"""u8.ToArray()));

    [Fact]
    public void A_bulk_answer_is_a_receipt_or_a_problem_for_each()
    {
        var json = RequestText.Write(writer =>
        {
            writer.WriteStartArray();
            ReceiptJson.Write(writer, s_receipt, "server", null);
            ProblemJson.Write(writer, s_rejection, 422, "server", null);
            writer.WriteEndArray();
        });
        Assert.Equal(
            [CommitOutcome.Committed(s_receipt), CommitOutcome.Refused(s_rejection)], OutcomeJson.ReadMany(json));
    }

    [Fact]
    public void A_preflight_shows_operations_events_and_a_freshness_that_is_never_behind()
    {
        var report = new PreflightReport(
            new(41), [OperationCode.AddFungible], [new JsonText("""{"a": 1}"""u8.ToArray())]);
        var json = RequestText.Write(writer => PreflightJson.Write(writer, new WorldId(1), report));
        Assert.Equal(Normal(
            """
            {"validated_world_seq":41,"operations":[{"op":"AddFungible","outcome":"Accepted"}],"events":[{"a": 1}],
            "freshness":{"namespace":1,"world_seq":41,"commit_log_world_seq":41,"lag":0,"lag_ms":0,"observed_ms":0}}
            """), Normal(Text(json)));
        var read = PreflightJson.Read(json).Report!;
        Assert.Equal(report.ValidatedWorldSeq, read.ValidatedWorldSeq);
        Assert.Equal(report.Operations, read.Operations);
        Assert.Equal(report.Events, read.Events);
    }

    [Fact]
    public void A_preflight_of_a_key_that_is_used_answers_its_receipt()
    {
        var json = RequestText.Write(writer => ReceiptJson.Write(writer, s_receipt, null, null));
        Assert.Equal(s_receipt, PreflightJson.Read(json).Replay);
    }

    [Fact]
    public void Worlds_are_shown_as_namespaces_and_read_back()
    {
        var world = new WorldItem(
            new(7),
            WorldLifecycle.Provisioned,
            null,
            1_700_000_000_000,
            new(WriteMode.ReadOnly, true, false),
            5,
            new WorldLineage(new(3), new(40)));
        var json = RequestText.Write(writer => WorldJson.Write(writer, new WorldPage([world], "c", true)));
        Assert.Equal(Normal(
            """
            {"namespaces":[{"namespace_id":7,"lifecycle":"provisioned","display_name":null,"created_time_ms":1700000000000,
            "operational_state":{"write_mode":"read_only","draining":true,"frozen":false},"changed_time_ms":5,
            "lineage":{"source_namespace_id":3,"world_seq":40},"purged":false}],
            "next_cursor":"c","has_more":true}
            """), Normal(Text(json)));
        var page = WorldJson.ReadPage(json);
        Assert.Equal((world, "c", true), (Assert.Single(page.Namespaces), page.NextCursor, page.HasMore));
        Assert.Equal(world, WorldJson.ReadItem(RequestText.Write(writer => WorldJson.Write(writer, world))));
    }

    [Fact]
    public void The_status_of_a_world_and_the_feed_of_changes_read_back()
    {
        var world = new WorldItem(
            new(7), WorldLifecycle.Disabled, "Seven", 1, new(WriteMode.ReadWrite, false, true), 5);
        var status = new WorldStatus(world, new(41), new(9), new(3), 1_000_000, 0, "why");
        var json = RequestText.Write(writer => WorldJson.Write(writer, status));
        Assert.Equal(status, WorldJson.ReadStatus(json));
        Assert.EndsWith(
            """
            "head_world_seq":41,"batch_number":9,"epoch":3,"idempotency_keys_max":1000000,"idempotency_age_max":0,"reason":"why"}
            """, Text(json), StringComparison.Ordinal);

        var page = new WorldChangePage([new(new(12), 5, world, "why")], new(13), false);
        json = RequestText.Write(writer => WorldJson.Write(writer, page));
        Assert.StartsWith(
            """
            {"changes":[{"seq":12,"time_ms":5,"namespace":{"namespace_id":7,"lifecycle":"disabled",
            """, Text(json), StringComparison.Ordinal);
        Assert.EndsWith("""
            ,"reason":"why"}],"next_seq":13,"has_more":false}
            """, Text(json), StringComparison.Ordinal);
        var read = WorldJson.ReadChanges(json);
        Assert.Equal(page.Changes, read.Changes);
        Assert.Equal((page.NextSeq, page.HasMore), (read.NextSeq, read.HasMore));
    }

    private static string Text(byte[] json) => Encoding.UTF8.GetString(json);

    private static string Normal(string json) => JsonNode.Parse(json)!.ToJsonString();
}
