using System.Text;
using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Format.Json;

namespace AssetCore.Format.Tests.Json;

public sealed class CommitRequestFaultTests
{
    private const string Balance = """{"container_id": "vault", "kind": "balance"}""";

    public static TheoryData<string, ErrorCode, string> FaultsOutsideOperations => new()
    {
        { "", ErrorCode.MalformedRequest, "" },
        { "null", ErrorCode.MalformedRequest, "" },
        { "[]", ErrorCode.MalformedRequest, "" },
        { "{", ErrorCode.MalformedRequest, "" },
        { "{}", ErrorCode.MalformedRequest, "operations" },
        { """{"operations": null}""", ErrorCode.MalformedRequest, "operations" },
        { """{"operations": {}}""", ErrorCode.MalformedRequest, "operations" },
        { """{"operations": []}""", ErrorCode.MalformedRequest, "operations" },
        { RequestText.Commit(RequestText.Fine) + " {}", ErrorCode.MalformedRequest, "" },
        { With("\"bogus\": 1"), ErrorCode.UnknownArgument, "bogus" },
        { With("\"operations\": []"), ErrorCode.MalformedRequest, "operations" },
        { With("\"actor_id\": null, \"actor_id\": null"), ErrorCode.MalformedRequest, "actor_id" },
        { With("\"actor_id\": 7"), ErrorCode.MalformedRequest, "actor_id" },
        { With("\"actor_id\": \"\""), ErrorCode.MalformedRequest, "actor_id" },
        { With("\"actor_id\": \"a\\u0000b\""), ErrorCode.MalformedRequest, "actor_id" },
        { With("\"actor_id\": \"\\ud800\""), ErrorCode.MalformedRequest, "actor_id" },
        { With($"\"policy_id\": \"{new string('p', 257)}\""), ErrorCode.MalformedRequest, "policy_id" },
        { With("\"idempotency_key\": \"\""), ErrorCode.MalformedRequest, "idempotency_key" },
        { With($"\"idempotency_key\": \"{new string('k', 129)}\""), ErrorCode.MalformedRequest, "idempotency_key" },
        { With("\"expected_world_seq\": -1"), ErrorCode.MalformedRequest, "expected_world_seq" },
        { With("\"expected_world_seq\": 1.0"), ErrorCode.MalformedRequest, "expected_world_seq" },
        { With("\"expected_world_seq\": 1e400"), ErrorCode.MalformedRequest, "expected_world_seq" },
        { With("\"expected_world_seq\": 99999999999999999999"), ErrorCode.MalformedRequest, "expected_world_seq" },
        { With("\"first_sent_world_seq\": \"1\""), ErrorCode.MalformedRequest, "first_sent_world_seq" },
        { With("\"metadata\": []"), ErrorCode.MalformedRequest, "metadata" },
        { With("\"metadata\": \"text\""), ErrorCode.MalformedRequest, "metadata" },
        { With("\"metadata\": {\"a\": {\"b\": 1, \"b\": 2}}"), ErrorCode.MalformedRequest, "metadata" },
        { With("\"metadata\": {\"a\": \"\\udc00\"}"), ErrorCode.MalformedRequest, "metadata" },
        { With($"\"metadata\": {{\"x\": \"{new string('x', CommitLimits.MetadataBytesMax)}\"}}"),
            ErrorCode.MalformedRequest, "metadata" },
        { With($"\"origin\": {{\"x\": \"{new string('x', CommitLimits.OriginBytesMax)}\"}}"),
            ErrorCode.MalformedRequest, "origin" },
        { With($"\"metadata\": {Nested(40)}"), ErrorCode.MalformedRequest, "" },
    };

    public static TheoryData<string, ErrorCode, string> FaultsOfOperations => new()
    {
        { "7", ErrorCode.MalformedRequest, "" },
        { "{}", ErrorCode.MalformedRequest, "op" },
        { """{"op": null, "args": {}}""", ErrorCode.MalformedRequest, "op" },
        { """{"op": "RemoveContainer"}""", ErrorCode.MalformedRequest, "args" },
        { """{"op": "RemoveContainer", "args": null}""", ErrorCode.MalformedRequest, "args" },
        { """{"op": "removecontainer", "args": {}}""", ErrorCode.UnknownOperation, "op" },
        { """{"args": {"anything": [1, {}]}, "op": "Explode"}""", ErrorCode.UnknownOperation, "op" },
        { """{"op": "RemoveContainer", "op": "RemoveContainer", "args": {"container_id": "a"}}""", ErrorCode.MalformedRequest, "op" },
        { """{"op": "RemoveContainer", "args": {"container_id": "a"}, "note": ""}""", ErrorCode.UnknownArgument, "note" },
        { """{"op": "RemoveContainer", "args": {"container_id": "a", "force": true}}""", ErrorCode.UnknownArgument, "args.force" },
        { """{"op": "RemoveContainer", "args": {"container_id": "a", "container_id": "a"}}""", ErrorCode.MalformedRequest, "args.container_id" },
        { """{"op": "RemoveContainer", "args": {"container_id": "a", "drain": "yes"}}""", ErrorCode.MalformedRequest, "args.drain" },
        { """{"op": "RemoveContainer", "args": {"container_id": ""}}""", ErrorCode.InvalidId, "args.container_id" },
        { """{"op": "RemoveContainer", "args": {"container_id": "a b"}}""", ErrorCode.InvalidId, "args.container_id" },
        { """{"op": "RemoveContainer", "args": {"container_id": "k\u00e4se"}}""", ErrorCode.InvalidId, "args.container_id" },
        { $$$"""{"op": "RemoveContainer", "args": {"container_id": "{{{new string('x', 129)}}}"}}""", ErrorCode.InvalidId, "args.container_id" },
        { $$$"""{"op": "RemoveContainer", "args": {"container_id": "{{{new string('x', 5000)}}}"}}""", ErrorCode.InvalidId, "args.container_id" },
        { """{"op": "RemoveContainer", "args": {"container_id": 5}}""", ErrorCode.MalformedRequest, "args.container_id" },
        { Add("\"ten\""), ErrorCode.MalformedRequest, "args.quantity" },
        { Add("1.5"), ErrorCode.MalformedRequest, "args.quantity" },
        { Add("1.0"), ErrorCode.MalformedRequest, "args.quantity" },
        { Add("1e3"), ErrorCode.MalformedRequest, "args.quantity" },
        { Add("\"1e3\""), ErrorCode.MalformedRequest, "args.quantity" },
        { Add("\"\""), ErrorCode.MalformedRequest, "args.quantity" },
        { Add("\" 1\""), ErrorCode.MalformedRequest, "args.quantity" },
        { Add("\"+1\""), ErrorCode.MalformedRequest, "args.quantity" },
        { Add("\"1.\""), ErrorCode.MalformedRequest, "args.quantity" },
        { Add("\".5\""), ErrorCode.MalformedRequest, "args.quantity" },
        { Add($"\"{new string('1', 257)}\""), ErrorCode.MalformedRequest, "args.quantity" },
        { Add("null"), ErrorCode.MalformedRequest, "args.quantity" },
        { Add("1", key: "-1"), ErrorCode.MalformedRequest, "args.key" },
        { Add("1", key: "4294967296"), ErrorCode.MalformedRequest, "args.key" },
        { Add("1", key: "\"1\""), ErrorCode.MalformedRequest, "args.key" },
        { Add("1", location: """{"container_id": "a"}"""), ErrorCode.MalformedRequest, "args.location.kind" },
        { Add("1", location: """{"container_id": "a", "kind": "shelf"}"""), ErrorCode.MalformedRequest, "args.location.kind" },
        { Add("1", location: """{"container_id": "a", "kind": "balance", "position": 1}"""), ErrorCode.UnknownArgument, "args.location.position" },
        { Add("1", location: """{"container_id": "a", "kind": "grid_cell"}"""), ErrorCode.MalformedRequest, "args.location.position" },
        { Add("1", location: """{"kind": "grid_cell", "container_id": "a", "position": 1, "rotation": "cw45"}"""), ErrorCode.MalformedRequest, "args.location.rotation" },
        { Create("""{"type": "bag"}"""), ErrorCode.MalformedRequest, "args.kind.type" },
        { Create("""{"count": 1}"""), ErrorCode.MalformedRequest, "args.kind.type" },
        { Create("""{"type": "slots", "count": 0}"""), ErrorCode.MalformedRequest, "args.kind.count" },
        { Create("""{"type": "slots", "count": 1048577}"""), ErrorCode.MalformedRequest, "args.kind.count" },
        { Create("""{"type": "slots", "count": 99999999999}"""), ErrorCode.MalformedRequest, "args.kind.count" },
        { Create("""{"type": "balance", "quantization_inv": 7}"""), ErrorCode.MalformedRequest, "args.kind.quantization_inv" },
        { Create("""{"type": "balance", "quantization_inv": 10000000000}"""), ErrorCode.MalformedRequest, "args.kind.quantization_inv" },
        { Create("""{"type": "balance", "count": 1}"""), ErrorCode.UnknownArgument, "args.kind.count" },
        { Create("""{"type": "grid", "capacity": 10, "grid_width": 3}"""), ErrorCode.MalformedRequest, "args.kind.grid_width" },
        { Create("""{"type": "grid", "capacity": 10, "grid_width": 0}"""), ErrorCode.MalformedRequest, "args.kind.grid_width" },
        { Create("""{"type": "continuous_line_1d", "min_x": 5, "max_x": 5, "quantization_inv": 1}"""), ErrorCode.MalformedRequest, "args.kind.min_x" },
        { Create("""{"type": "continuous_line_1d", "min_x": 0, "max_x": 5}"""), ErrorCode.MalformedRequest, "args.kind.quantization_inv" },
        { Create("""{"type": "slots", "count": 1}""", "\"owner\": 4294967296"), ErrorCode.MalformedRequest, "args.owner" },
        { Create("""{"type": "slots", "count": 1}""", "\"owner\": -1"), ErrorCode.MalformedRequest, "args.owner" },
        { Create("""{"type": "balance"}""", "\"policies\": {\"floor\": \"5\", \"ceiling\": \"4\"}"), ErrorCode.MalformedRequest, "args.policies" },
        { Create("""{"type": "balance"}""", "\"policies\": {\"ceiling\": \"-1\"}"), ErrorCode.MalformedRequest, "args.policies" },
        { Create("""{"type": "balance"}""", "\"policies\": {\"classes\": [\"a\", \"b b\"]}"), ErrorCode.InvalidId, "args.policies.classes[1]" },
        { Register("""{"class_id": "a", "name": ""}"""), ErrorCode.MalformedRequest, "args.request.name" },
        { Register("""{"class_id": "a", "name": "A", "flags": -1}"""), ErrorCode.MalformedRequest, "args.request.flags" },
        { Register("""{"class_id": "a", "name": "A", "flags": 18446744073709551616}"""), ErrorCode.MalformedRequest, "args.request.flags" },
        { Register("""{"class_id": "a", "name": "A", "behavior": {"balance_scale": 7}}"""), ErrorCode.MalformedRequest, "args.request.behavior.balance_scale" },
        { Register("""{"class_id": "a", "name": "A", "behavior": {"max_stack": "0"}}"""), ErrorCode.MalformedRequest, "args.request.behavior.max_stack" },
        { """{"op": "RegisterClassShape", "args": {"request": {"class_id": "a", "shape": {"width": 0, "height": 1}}}}""", ErrorCode.MalformedRequest, "args.request.shape.width" },
        { """{"op": "TransferMany", "args": {"transfers": []}}""", ErrorCode.MalformedRequest, "args.transfers" },
        { """{"op": "TransferMany", "args": {"transfers": [{"from_container": "a", "to_container": "b", "class_id": "c"}]}}""", ErrorCode.MalformedRequest, "args.transfers[0].quantity" },
        { Place("0"), ErrorCode.InvalidId, "args.instance_id" },
        { Place("-3"), ErrorCode.InvalidId, "args.instance_id" },
        { Place("\"3\""), ErrorCode.InvalidId, "args.instance_id" },
        { Place("\"$inst:\""), ErrorCode.InvalidId, "args.instance_id" },
        { Place("\"$inst:01\""), ErrorCode.InvalidId, "args.instance_id" },
        { Place("\"$inst:0\""), ErrorCode.MalformedRequest, "args.instance_id" },
        { Place("\"$inst:1\""), ErrorCode.MalformedRequest, "args.instance_id" },
        { Place("\"$inst:99999999999999999999\""), ErrorCode.MalformedRequest, "args.instance_id" },
        { Place("true"), ErrorCode.MalformedRequest, "args.instance_id" },
        { """{"op": "ReverseCommit", "args": {"commit_id": "000000000000002900000000000000ff", "reason": "r"}}""", ErrorCode.UnknownOperation, "op" },
        { """{"op": "SetContainerPolicies", "args": {"container_id": "a"}}""", ErrorCode.MalformedRequest, "args.policies" },
        { """{"op": "SetContainerPolicies", "args": {"container_id": "a", "policies": null}}""", ErrorCode.MalformedRequest, "args.policies" },
        { """{"op": "SetContainerOwner", "args": {"container_id": "a"}}""", ErrorCode.MalformedRequest, "args.owner" },
        { """{"op": "SetContainerOwner", "args": {"container_id": "a", "owner": -1}}""", ErrorCode.MalformedRequest, "args.owner" },
        { """{"op": "SetContainerOwner", "args": {"container_id": "a", "owner": null, "owner": null}}""", ErrorCode.MalformedRequest, "args.owner" },
        { Extent("{}"), ErrorCode.MalformedRequest, "args.request.extent" },
        { Extent("""{"length": 0}"""), ErrorCode.MalformedRequest, "args.request.extent" },
        { Extent("""{"length": 9007199254740993}"""), ErrorCode.MalformedRequest, "args.request.extent" },
        { Extent("""{"length": 1, "width": 1, "height": 1}"""), ErrorCode.MalformedRequest, "args.request.extent" },
        { Extent("""{"width": 1}"""), ErrorCode.MalformedRequest, "args.request.extent" },
        { Extent("""{"width": 1, "height": "1"}"""), ErrorCode.MalformedRequest, "args.request.extent.height" },
        { Extent("""{"width": 1, "depth": 1}"""), ErrorCode.UnknownArgument, "args.request.extent.depth" },
        { Hold("\"hold_id\": \"a b\""), ErrorCode.InvalidId, "args.hold_id" },
        { Hold("\"hold_id\": \"h\", \"expires_at_ms\": -1"), ErrorCode.MalformedRequest, "args.expires_at_ms" },
        { Hold("\"hold_id\": \"h\", \"expires_at_world_seq\": 1e3"), ErrorCode.MalformedRequest, "args.expires_at_world_seq" },
        { """{"op": "CaptureHold", "args": {"hold_id": "h", "to_container": "a", "quantity": "ten"}}""", ErrorCode.MalformedRequest, "args.quantity" },
        { """{"op": "Attach", "args": {"child_id": 1, "parent_id": "$inst:0"}}""", ErrorCode.MalformedRequest, "args.parent_id" },
        { Require(""), ErrorCode.MalformedRequest, "args" },
        { Require("\"slot_empty\": null"), ErrorCode.MalformedRequest, "args" },
        { Require("\"balance\": {}"), ErrorCode.UnknownArgument, "args.balance" },
        { Require("\"slot_empty\": {}"), ErrorCode.MalformedRequest, "args.slot_empty.container_id" },
        { Require("\"container_exists\": {\"container_id\": \"a\"}, \"cell_free\": {\"container_id\": \"a\", \"position\": 1}"), ErrorCode.MalformedRequest, "args" },
        { Require("\"slot_holds\": {\"container_id\": \"a\", \"slot_index\": 1}"), ErrorCode.MalformedRequest, "args.slot_holds" },
        { Require("\"slot_holds\": {\"container_id\": \"a\", \"slot_index\": 1, \"inst_id\": 1, \"class_id\": \"c\"}"), ErrorCode.MalformedRequest, "args.slot_holds" },
        { Require("\"slot_holds\": {\"container_id\": \"a\", \"slot_index\": 1, \"inst_id\": \"$inst:0\"}"), ErrorCode.MalformedRequest, "args.slot_holds.inst_id" },
        { Require("\"instance_at\": {\"inst_id\": \"$inst:1\", \"location\": {\"container_id\": \"a\", \"kind\": \"line\", \"x\": 1}}"), ErrorCode.MalformedRequest, "args.instance_at.inst_id" },
        { Require("\"instance_at\": {\"inst_id\": 1, \"location\": {\"container_id\": \"a\", \"kind\": \"line\"}}"), ErrorCode.MalformedRequest, "args.instance_at.location.x" },
    };

    [Theory]
    [MemberData(nameof(FaultsOutsideOperations))]
    public void A_fault_outside_of_operations_has_no_operation_index(string json, ErrorCode code, string member)
    {
        var refusal = RequestText.Parse(json).Rejection;
        Assert.NotNull(refusal);
        Assert.Equal((code, null), (refusal.Code, refusal.OperationIndex));
        Assert.Equal(member, MemberOf(refusal));
    }

    [Theory]
    [MemberData(nameof(FaultsOfOperations))]
    public void A_fault_of_an_operation_is_named_by_its_index_and_member(
        string operation, ErrorCode code, string member)
    {
        var refusal = RequestText.Parse(RequestText.Commit(RequestText.Fine, operation)).Rejection;
        Assert.NotNull(refusal);
        Assert.Equal((code, 1), (refusal.Code, refusal.OperationIndex));
        Assert.Equal(member.Length == 0 ? "operations[1]" : "operations[1]." + member, MemberOf(refusal));
    }

    [Fact]
    public void The_first_faulty_operation_is_named_even_if_a_later_one_is_faulty_in_its_form()
    {
        var badId = """{"op": "RemoveContainer", "args": {"container_id": "a b"}}""";
        var refusal = RequestText.Parse(RequestText.Commit(RequestText.Fine, badId, "{}")).Rejection!;
        Assert.Equal((ErrorCode.InvalidId, 1), (refusal.Code, refusal.OperationIndex));
    }

    [Fact]
    public void An_instance_may_be_named_by_the_earlier_operation_that_mints_it()
    {
        var mint = """{"op": "AddInstance", "args": {"class_id": "helmet"}}""";
        Assert.Null(RequestText.Parse(RequestText.Commit(mint, Place("\"$inst:0\""))).Rejection);
    }

    [Fact]
    public void One_operation_more_than_a_commit_may_have_is_refused()
    {
        var most = Enumerable.Repeat(RequestText.Fine, CommitLimits.OperationsMax).ToArray();
        Assert.Null(RequestText.Parse(RequestText.Commit(most)).Rejection);
        var refusal = RequestText.Parse(RequestText.Commit([.. most, RequestText.Fine])).Rejection!;
        Assert.Equal((ErrorCode.MalformedRequest, null), (refusal.Code, refusal.OperationIndex));
    }

    [Fact]
    public void A_body_of_more_than_16_MiB_is_too_large()
    {
        var refusal = CommitRequestJson.Parse(new byte[CommitLimits.BodyBytesMax + 1]).Rejection!;
        Assert.Equal(413, ErrorCatalogue.Get(refusal.Code).Status);
    }

    [Fact]
    public void Bytes_that_are_not_UTF8_are_refused_even_inside_metadata()
    {
        var json = Encoding.UTF8.GetBytes(With("\"metadata\": {\"a\": \"?\"}"));
        json[Array.IndexOf(json, (byte)'?')] = 0xC0;
        Assert.Equal(ErrorCode.MalformedRequest, CommitRequestJson.Parse(json).Rejection!.Code);
    }

    private static string MemberOf(Rejection refusal) =>
        refusal.Facts.IsEmpty ? "" : Assert.Single(refusal.Facts, fact => fact.Name == "member").Value;

    private static string With(string members) => $$"""{"operations": [{{RequestText.Fine}}], {{members}}}""";

    private static string Nested(int depth) =>
        string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth);

    private static string Add(string quantity, string key = "null", string location = Balance) =>
        $$$"""{"op": "AddFungible", "args": {"class_id": "gold", "key": {{{key}}}, "quantity": {{{quantity}}}, "location": {{{location}}}}}""";

    private static string Create(string kind, string more = "\"owner\": null") =>
        $$$"""{"op": "CreateContainer", "args": {"external_id": "a", "kind": {{{kind}}}, {{{more}}}}}""";

    private static string Extent(string extent) =>
        $$$"""{"op": "RegisterClassExtent", "args": {"request": {"class_id": "cart", "extent": {{{extent}}} } }}""";

    private static string Hold(string members) =>
        $$$"""{"op": "HoldFungible", "args": {"container_id": "a", "class_id": "gold", "quantity": 1, {{{members}}}}}""";

    private static string Require(string members) => $$$"""{"op": "Require", "args": { {{{members}}} }}""";

    private static string Register(string request) => $$$"""{"op": "RegisterClass", "args": {"request": {{{request}}}}}""";

    private static string Place(string instance) =>
        $$$"""{"op": "PlaceInSlot", "args": {"container_id": "a", "slot_index": 1, "instance_id": {{{instance}}}}}""";
}
