using System.Text;
using AssetCore.Errors;
using AssetCore.Format.Json;
using AssetCore.Operations;

namespace AssetCore.Format.Tests.Json;

public sealed class SingleOperationTests
{
    [Fact]
    public void A_class_is_registered_by_the_members_of_its_request_beside_those_of_the_commit()
    {
        var parsed = CommitRequestJson.ParseRegisterClass(Encoding.UTF8.GetBytes(
            """{"class_id": "gold", "idempotency_key": "k", "name": "Gold", "actor_id": "me", "metadata": {"a": 1}, "behavior": null}"""));
        Assert.Null(parsed.Rejection);
        Assert.Equal(("k", "me"), (parsed.Request!.IdempotencyKey, parsed.Request.ActorId));
        Assert.Equal(new RegisterClass(new("gold"), "Gold", 0, null), Assert.Single(parsed.Request.Operations));
    }

    [Fact]
    public void A_shape_is_registered_alike()
    {
        var parsed = CommitRequestJson.ParseRegisterClassShape(
            """{"class_id": "gold", "stack_key": 0, "shape": {"width": 2, "height": 1}}"""u8);
        Assert.Equal(new RegisterClassShape(new("gold"), 0, new(2, 1)), Assert.Single(parsed.Request!.Operations));
    }

    [Theory]
    [InlineData("""{"name": "Gold"}""", ErrorCode.MalformedRequest, 0, "class_id")]
    [InlineData("""{"class_id": "a b", "name": "Gold"}""", ErrorCode.InvalidId, 0, "class_id")]
    [InlineData("""{"class_id": "gold", "name": ""}""", ErrorCode.MalformedRequest, 0, "name")]
    [InlineData(
        """{"class_id": "gold", "class_id": "gold", "name": "Gold"}""", ErrorCode.MalformedRequest, 0, "class_id")]
    [InlineData(
        """{"class_id": "gold", "name": "Gold", "idempotency_key": ""}""",
        ErrorCode.MalformedRequest,
        null,
        "idempotency_key")]
    [InlineData(
        """{"class_id": "gold", "name": "Gold", "operations": []}""", ErrorCode.UnknownArgument, null, "operations")]
    public void Faults_of_the_operation_have_its_index_and_others_none(
        string json, ErrorCode code, int? index, string member)
    {
        var refusal = CommitRequestJson.ParseRegisterClass(Encoding.UTF8.GetBytes(json)).Rejection!;
        Assert.Equal((code, index), (refusal.Code, refusal.OperationIndex));
        Assert.Equal(member, Assert.Single(refusal.Facts).Value);
    }
}
