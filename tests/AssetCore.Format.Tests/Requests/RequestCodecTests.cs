using System.Text;
using AssetCore.Commits;
using AssetCore.Containers;
using AssetCore.Format.Json;
using AssetCore.Format.Requests;
using AssetCore.Format.Tests.Binary;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Quantities;
using AssetCore.Testing.Generators;
using AssetCore.Text;
using CsCheck;

namespace AssetCore.Format.Tests.Requests;

/// <summary>Requests as bytes: <c>docs/formats/requests.md</c>.</summary>
public sealed class RequestCodecTests
{
    private const int Samples = 3_000;

    private static readonly DecimalQuantity s_one = DecimalQuantity.FromInteger(1);

    [Fact]
    public void Every_request_comes_back() =>
        GenRequests.Request.Sample(request => Assert.Equal(request, RequestCodec.Decode(GenRequests.Encode(request))),
            iter: Samples);

    [Fact]
    public void Changed_bytes_are_refused_or_are_the_encoding_of_what_they_mean() =>
        Mutations.Of(GenRequests.Encoded).Sample(Judge, iter: 4 * Samples);

    [Fact]
    public void Noise_is_refused_or_is_the_encoding_of_what_it_means() =>
        Mutations.Noise.Sample(Judge, iter: 4 * Samples);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void What_the_shape_of_a_request_allows_has_an_encoding_and_nothing_else_has_one(ulong seed)
    {
        var generator = new CommitGenerator(new SeededChoices(seed));
        var (allowed, refused) = (0, 0);
        for (var i = 0; i < 3_000; i++)
        {
            var drawn = generator.Next(WorldView.Empty);
            var request = drawn with { IdempotencyKey = drawn.IdempotencyKey ?? "key" };
            if (CommitRequestValidator.Validate(request) is null)
            {
                allowed++;
                var prepared = PreparedCommit.Create(request);
                var read = PreparedCommit.Read(prepared.Canonical, request.IdempotencyKey,
                    request.FirstSentWorldSeq?.Value);
                Assert.Equal(request, read.Request);
            }
            else
            {
                refused++;
                Assert.ThrowsAny<ArgumentException>(() => PreparedCommit.Create(request));
            }
        }

        Assert.True(allowed > 1_000 && refused > 20, $"{allowed} allowed, {refused} refused");
    }

    [Fact]
    public void Names_that_repeat_are_written_once()
    {
        var transfer = new Transfer(new("vault-001"), new("vault-002"), new("gold"), null, s_one);
        var one = GenRequests.Encode(new CommitRequest { Operations = [new TransferMany([transfer])] });
        var two = GenRequests.Encode(new CommitRequest { Operations = [new TransferMany([transfer, transfer])] });
        Assert.Equal(one.Length + 6, two.Length);
    }

    [Fact]
    public void Thousands_of_names_come_back_as_the_same_strings_each()
    {
        var names = Enumerable.Range(0, 5_000).Select(number => new ContainerId($"c{number}")).ToArray();
        var transfers = names.Select((name, i) => new Transfer(name, names[(i + 1) % names.Length], new("gold"), 0,
            s_one));
        var request = new CommitRequest { Operations = [new TransferMany([.. transfers])] };
        var read = RequestCodec.Decode(GenRequests.Encode(request));
        Assert.Equal(request, read);
        var many = Assert.IsType<TransferMany>(read.Operations[0]);
        Assert.Same(many.Transfers[0].ToContainer.Value, many.Transfers[1].FromContainer.Value);
        Assert.Same(many.Transfers[0].ClassId.Value, many.Transfers[4_999].ClassId.Value);
    }

    [Fact]
    public void A_request_of_the_world_has_no_operations_a_reason_and_an_origin()
    {
        var request = RequestCodec.Decode(GenRequests.Encode(RequestCodec.OfWorld("a \"quoted\" reason: ü")));
        Assert.True(request.Operations.IsEmpty);
        Assert.Equal("""{"source":"world"}""", request.Origin!.ToString());
        using var metadata = System.Text.Json.JsonDocument.Parse(request.Metadata!.Utf8);
        Assert.Equal("a \"quoted\" reason: ü", metadata.RootElement.GetProperty("reason").GetString());
    }

    [Theory]
    [InlineData("8000", "members that are unknown")]
    [InlineData("2000", "the length of an id")]
    [InlineData("4000", "names a subject")]
    [InlineData("64017300", "holds no personal member")]
    [InlineData("60017300000000000000000100", "an impossible length")]
    [InlineData("000100", "newer format")]
    [InlineData("00010800", "newer format")]
    [InlineData("000103026100", "policies are needed")]
    [InlineData("00010702610000", "a width is not")]
    [InlineData("000128000261", "newer format")]
    [InlineData("0001280902610000", "newer format")]
    [InlineData("0001280704", "an id needs")]
    [InlineData("0001150261026202", "whether there is a quantity")]
    [InlineData("000132000000000000000000000000000000000161", "does not begin at a sequence number")]
    [InlineData("0001320000000000000001000000000000000000", "a reason")]
    [InlineData("00020202610132000000000000000100000000000000000161", "stands alone")]
    [InlineData("00022502610125010100", "bytes follow")]
    [InlineData("0001250100", "a name refers to one that is not there")]
    [InlineData("000126000261", "the length of an id")]
    [InlineData("000125022100", "an id is not well formed")]
    [InlineData("00021e026100001f0106", "newer format")]
    [InlineData("00011f02", "cut off or none")]
    [InlineData("00011f030261", "not minted by an earlier operation")]
    [InlineData("00011f01030261", "not minted by an earlier operation")]
    [InlineData("00011f000302610000", "an instance has no number")]
    [InlineData("080231320000", "not a JSON object")]
    [InlineData("0400", "actor_id")]
    [InlineData("000090", "bytes follow")]
    [InlineData("00020261", "a number of operations")]
    public void An_impossible_request_is_refused(string hex, string reason)
    {
        var fault = Assert.Throws<FormatFaultException>(() => RequestCodec.Decode(Convert.FromHexString(hex)));
        if (reason != "cut off or none") Assert.Contains(reason, fault.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Metadata_must_be_one_json_object_of_limited_size()
    {
        string[] wrong = ["", "[]", "1", "{} {}", "{", "{\"a\":1,}", "\ufeff{}",
            $"{{\"a\":\"{new string('x', CommitLimits.MetadataBytesMax)}\"}}"];
        foreach (var text in wrong)
        {
            var request = WithMetadata(Encoding.UTF8.GetBytes(text));
            Assert.ThrowsAny<ArgumentException>(() => GenRequests.Encode(request));
        }

        Assert.ThrowsAny<ArgumentException>(() => GenRequests.Encode(WithMetadata([(byte)'{',
            (byte)'"', 0xFF, (byte)'"', (byte)':', (byte)'1', (byte)'}'])));
        Assert.NotEmpty(GenRequests.Encode(WithMetadata("{\"a\":1}"u8.ToArray())));
    }

    [Fact]
    public void Decoding_a_count_that_the_bytes_cannot_hold_reserves_nothing()
    {
        // 8,190 transfers, 10,000 operations and 4,096 classes, announced and then missing.
        Assert.False(DecodingBounds.Accepts([0, 1, (byte)OperationCode.TransferMany, 0xFE, 0x3F], Decode));
        Assert.False(DecodingBounds.Accepts([0, 0x90, 0x4E], Decode));
        Assert.False(DecodingBounds.Accepts([0, 1, (byte)OperationCode.CreateContainer, 2, (byte)'a', 1, 0, 0, 9, 0x80,
            0x20], Decode));
    }

    [Fact]
    public void A_reversal_stands_alone_in_its_request()
    {
        var reversal = new ReverseCommit(new CommitId(new WorldSeq(7), 9), "why");
        Assert.NotEmpty(GenRequests.Encode(new CommitRequest { Operations = [reversal] }));
        Assert.ThrowsAny<ArgumentException>(
            () => GenRequests.Encode(new CommitRequest { Operations = [reversal, reversal] }));
        var remove = new RemoveContainer(new("a"), true);
        Assert.ThrowsAny<ArgumentException>(
            () => GenRequests.Encode(new CommitRequest { Operations = [remove, reversal] }));
    }

    [Fact]
    public void What_no_operation_can_be_has_no_encoding()
    {
        Operation[] impossible =
        [
            new SetContainerPolicies(new("a"), null!),
            new RegisterClassExtent(new("a"), null, default),
            new HoldFungible(new("a b"), new("a"), new("g"), null, s_one, null, null),
            new HoldFungible(new("h"), new("a"), new("g"), null, s_one, new WorldSeq(-1), null),
            new HoldFungible(new("h"), new("a"), new("g"), null, s_one, null, -1),
            new Attach(default, InstanceRef.To(new InstanceId(1))),
            new Attach(InstanceRef.To(new InstanceId(1)), InstanceRef.MintedBy(0)),
            new Require(null!),
            new Require(new Requirement.SlotHolds(new("a"), 1, null, null)),
            new Require(new Requirement.SlotHolds(new("a"), 1, InstanceRef.To(new InstanceId(1)), new ClassId("c"))),
            new Require(new Requirement.InstanceAt(InstanceRef.To(new InstanceId(1)), null!)),
            new ReverseCommit(default, "why"),
            new ReverseCommit(new CommitId(new WorldSeq(7), 9), ""),
            new ReverseCommit(
                new CommitId(new WorldSeq(7), 9), new string('r', CommitLimits.ReasonLengthMax + 1)),
        ];
        foreach (var operation in impossible)
        {
            var request = new CommitRequest { Operations = [operation] };
            Assert.ThrowsAny<ArgumentException>(() => GenRequests.Encode(request));
            Assert.NotNull(CommitRequestValidator.Validate(request));
        }
    }

    [Fact]
    public void Classes_of_policies_stand_in_ordinal_order()
    {
        var create = new CreateContainer(
            new("a"), new ContainerKind.Balance(Scale.Whole), null,
                new BalancePolicies(null, null, [new("b"), new("a")]), null);
        Assert.ThrowsAny<ArgumentException>(() => GenRequests.Encode(new CommitRequest { Operations = [create] }));
    }

    private static CommitRequest WithMetadata(byte[] utf8) => new()
    {
        Operations = [new RemoveContainer(new("a"), true)],
        Metadata = new JsonText(utf8),
    };

    private static void Decode(byte[] bytes) => RequestCodec.Decode(bytes);

    private static void Judge(byte[] bytes)
    {
        CommitRequest? request = null;
        if (DecodingBounds.Accepts(bytes, these => request = RequestCodec.Decode(these)))
            Assert.Equal(bytes, GenRequests.Encode(request!));
    }
}
