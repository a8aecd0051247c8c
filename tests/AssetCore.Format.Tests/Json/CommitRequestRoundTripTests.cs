using System.Text;
using AssetCore.Commits;
using AssetCore.Containers;
using AssetCore.Format.Json;
using AssetCore.Format.Tests.Requests;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Quantities;
using AssetCore.Testing.Generators;
using AssetCore.Text;
using CsCheck;

namespace AssetCore.Format.Tests.Json;

public sealed class CommitRequestRoundTripTests
{
    private const int Requests = 3_000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void What_is_written_reads_back_equal_and_writes_the_same_bytes_again(ulong seed)
    {
        var generator = new CommitGenerator(new SeededChoices(seed));
        for (var i = 0; i < Requests; i++)
        {
            var request = generator.Next(WorldView.Empty);
            if (CommitRequestValidator.Validate(request) is not null) continue;
            var written = RequestText.Write(request);
            var parsed = CommitRequestJson.Parse(written);
            Assert.Null(parsed.Rejection);
            Assert.Equal(request, parsed.Request);
            Assert.Equal(written, RequestText.Write(parsed.Request!));
        }
    }

    [Fact]
    public void Every_operation_reads_back_equal_and_writes_the_same_bytes_again() =>
        GenRequests.Request.Where(request => request.Operations[0] is not ReverseCommit).Sample(
            request =>
            {
                var written = RequestText.Write(request);
                var parsed = CommitRequestJson.Parse(written);
                Assert.Null(parsed.Rejection);
                Assert.Equal(request, parsed.Request);
                Assert.Equal(written, RequestText.Write(parsed.Request!));
            },
            iter: Requests);

    [Fact]
    public void A_request_of_every_operation_with_every_member_reads_back_equal()
    {
        var gold = new ClassId("gold");
        var request = new CommitRequest
        {
            Operations =
            [
                new CreateContainer(new("a"), new ContainerKind.Balance(new Scale(1000)), 7,
                    new(Quantity("-1.5"), Quantity("10"), [gold]), "A name"),
                new CreateContainer(
                    new("b"), new ContainerKind.Line(-5, 5, new Scale(7), 2), uint.MaxValue, new(null, null, []), ""),
                new CreateContainer(
                    new("c"), new ContainerKind.Plane(-5, -6, 5, 6, new Scale(1000), null), null, null, null),
                new RegisterClass(gold, "Gold", ulong.MaxValue, new(new Scale(1000), Quantity("64"))),
                new RegisterClass(gold, "Gold", 0, new(null, null)),
                new RegisterClassShape(gold, 3, new Shape(2, 1)),
                new AddFungible(
                    gold, uint.MaxValue, Quantity("0.000000001"), new Location.Plane(new("c"), 1, -2, 90_000)),
                new MoveFungible(gold, 0, Quantity("-3"), new Location.Line(new("b"), 4),
                    new Location.GridCell(new("d"), 9, Rotation.Cw270)),
                new TransferMany([new(new("a"), new("b"), gold, null, Quantity("99999999999999999999")),
                    new(new("b"), new("a"), gold, 1, Quantity("1"))]),
                new AddInstance(gold, null, new Location.Slot(new("s"), -1)),
                new PlaceInSlot(new("s"), 1, InstanceRef.MintedBy(9)),
                new MoveInstance(
                    InstanceRef.To(new InstanceId(long.MaxValue)), new Location.GridCell(new("d"), 0, null)),
                new SwapSlots(new("s"), 1, 2, new ContainerId("t")),
                new RemoveContainer(new("a"), false),
            ],
            ActorId = "Jörg \"the\" actor\u2028",
            PolicyId = "p",
            IdempotencyKey = "key/1",
            ExpectedWorldSeq = new WorldSeq(0),
            Metadata = Json("""{ "kept" : [1, {"as": "received"}] }"""),
            Origin = Json("{}"),
            FirstSentWorldSeq = new WorldSeq(long.MaxValue),
        };
        var parsed = CommitRequestJson.Parse(RequestText.Write(request));
        Assert.Null(parsed.Rejection);
        Assert.Equal(request, parsed.Request);
    }

    [Theory]
    [InlineData("12.50", "12.5")]
    [InlineData("-0", "0")]
    [InlineData("0012", "12")]
    public void A_quantity_is_its_value_and_not_its_spelling(string spelled, string plain)
    {
        var parsed = RequestText.Parse(RequestText.Commit(
            $$$"""{"op": "AddFungible", "args": {"class_id": "a", "quantity": "{{{spelled}}}", "location": {"kind": "balance", "container_id": "b"} } }"""));
        Assert.Equal(plain, Assert.IsType<AddFungible>(parsed.Request!.Operations[0]).Quantity.ToString());
    }

    [Fact]
    public void An_integer_is_a_quantity_too_and_escapes_are_read()
    {
        var parsed = RequestText.Parse(RequestText.Commit(
            """{"\u006fp": "AddFungible", "args": {"class_id": "\u0061", "quantity": 12, "location": {"kind": "b\u0061lance", "container_id": "b"}}}"""));
        var operation = Assert.IsType<AddFungible>(parsed.Request!.Operations[0]);
        Assert.Equal((new ClassId("a"), DecimalQuantity.FromInteger(12)), (operation.ClassId, operation.Quantity));
    }

    [Fact]
    public void Classes_of_policies_come_in_any_order_and_are_kept_in_one()
    {
        var parsed = RequestText.Parse(RequestText.Commit(
            """{"op": "CreateContainer", "args": {"external_id": "a", "kind": {"type": "balance"}, "policies": {"classes": ["b", "B", "a", "b"]}}}"""));
        var policies = Assert.IsType<CreateContainer>(parsed.Request!.Operations[0]).Policies!;
        Assert.Equal(["B", "a", "b"], policies.Classes.Select(id => id.Value));
    }

    [Fact]
    public void Metadata_and_origin_are_the_bytes_received()
    {
        var parsed = RequestText.Parse(
            $$$"""{"metadata": { "a" : 1.50 }, "operations": [{{{RequestText.Fine}}}], "origin":{"b":"\u0041"}}""");
        Assert.Equal("""{ "a" : 1.50 }""", parsed.Request!.Metadata!.ToString());
        Assert.Equal("""{"b":"\u0041"}""", parsed.Request.Origin!.ToString());
    }

    [Fact]
    public void The_request_keeps_nothing_of_the_buffer_it_was_read_from()
    {
        var bytes = Encoding.UTF8.GetBytes($$$"""{"operations": [{{{RequestText.Fine}}}], "metadata": {"a": 1}}""");
        var parsed = CommitRequestJson.Parse(bytes);
        bytes.AsSpan().Fill((byte)'!');
        Assert.Equal("""{"a": 1}""", parsed.Request!.Metadata!.ToString());
    }

    private static DecimalQuantity Quantity(string text) =>
        DecimalQuantity.TryParse(text, out var quantity)
            ? quantity
            : throw new ArgumentException("Not a decimal.", nameof(text));

    private static JsonText Json(string text) => new(Encoding.UTF8.GetBytes(text));
}
