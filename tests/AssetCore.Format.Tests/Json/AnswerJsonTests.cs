using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AssetCore.Containers;
using AssetCore.Format.Json;
using AssetCore.Operations;
using AssetCore.Reads;

namespace AssetCore.Format.Tests.Json;

public sealed class AnswerJsonTests
{
    public static TheoryData<int> Samples => [.. Enumerable.Range(0, AnswerSamples.All.Count())];

    [Theory]
    [MemberData(nameof(Samples))]
    public void An_answer_is_shown_as_the_contract_says(int sample)
    {
        var (_, answer, json) = AnswerSamples.All.ElementAt(sample);
        var expected = JsonNode.Parse(json)!;
        expected["freshness"] = JsonNode.Parse(AnswerSamples.FreshnessJson);
        var written = JsonNode.Parse(Write(answer))!;
        Assert.Equal(expected.ToJsonString(), written.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void An_answer_reads_back_and_writes_the_same_bytes_again(int sample)
    {
        var (query, answer, _) = AnswerSamples.All.ElementAt(sample);
        var written = Write(answer);
        var read = AnswerJson.Read(query, written);
        Assert.IsType(answer.GetType(), read);
        Assert.Equal(answer.Freshness, read.Freshness);
        Assert.Equal(Encoding.UTF8.GetString(written), Encoding.UTF8.GetString(Write(read)));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Members_that_came_later_are_passed_over(int sample)
    {
        const string newcomer = "\"new_member\":[{}],";
        var (query, answer, _) = AnswerSamples.All.ElementAt(sample);
        var written = Encoding.UTF8.GetString(Write(answer));
        var grown = written.Replace("{\"", "{" + newcomer + "\"", StringComparison.Ordinal);
        var again = Encoding.UTF8.GetString(Write(AnswerJson.Read(query, Encoding.UTF8.GetBytes(grown))));
        // Events are kept as they are, newcomers and all.
        Assert.Equal(written, again.Replace(newcomer, "", StringComparison.Ordinal));
    }

    [Fact]
    public void A_place_is_shown_with_its_turn_even_if_nobody_asked_for_one()
    {
        var view = new InstanceView(
            new(new(1), new("a"), null, null, new Location.GridCell(new("g"), 3, null)));
        var read = Assert.IsType<InstanceView>(AnswerJson.Read(new WorldQuery.Instance(new(1)), Write(view)));
        Assert.Equal(new Location.GridCell(new("g"), 3, Rotation.None), read.Item.Location);
    }

    [Fact]
    public void A_commit_stands_alone_as_one_object_without_freshness()
    {
        var page = (FollowPage)AnswerSamples.All.Single(sample => sample.Answer is FollowPage).Answer;
        var written = RequestText.Write(writer => AnswerJson.Write(writer, page.Commits[0]));
        using var document = JsonDocument.Parse(written);
        Assert.False(document.RootElement.TryGetProperty("freshness", out _));
        Assert.Equal("ReverseCommit", AnswerJson.ReadCommitted(written).Item.Operations[1].Code.ToString());
        Assert.Equal(written, RequestText.Write(writer => AnswerJson.Write(writer, AnswerJson.ReadCommitted(written))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"container_id":5,"kind":{"type":"slots","count":1}}""")]
    [InlineData("""{"container_id":"a","kind":{"type":"bag"},"owner":null,"display_name":null,"policies":null}""")]
    [InlineData(
        """{"container_id":"a","kind":{"type":"slots","count":1},"owner":-1,"display_name":null,"policies":null}""")]
    public void What_is_no_answer_to_the_query_is_a_fault_of_the_answer(string json) =>
        Assert.Throws<AnswerFaultException>(
            () => AnswerJson.Read(new WorldQuery.Container(new("a")), Encoding.UTF8.GetBytes(json)));

    private static byte[] Write(QueryAnswer answer) => RequestText.Write(writer => AnswerJson.Write(writer, answer));
}
