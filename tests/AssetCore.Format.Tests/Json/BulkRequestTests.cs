using System.Text;
using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Format.Json;

namespace AssetCore.Format.Tests.Json;

public sealed class BulkRequestTests
{
    private static readonly string s_fine = RequestText.Commit(RequestText.Fine);

    [Fact]
    public void Each_item_stands_alone_a_malformed_one_too()
    {
        var parsed = Parse($$"""[{{s_fine}}, 5, {"operations": [{}]}, {"a": "\ud800"}, {{s_fine}}]""");
        Assert.Null(parsed.Rejection);
        Assert.Equal([true, false, false, false, true], parsed.Commits.Select(commit => commit.Request is not null));
        Assert.Equal(0, parsed.Commits[2].Rejection!.OperationIndex);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("[{}")]
    [InlineData("[{},]")]
    [InlineData("[{}] 1")]
    public void What_is_no_list_of_commits_is_refused_as_a_whole(string json)
    {
        var parsed = Parse(json);
        Assert.Equal((ErrorCode.MalformedRequest, null), (parsed.Rejection!.Code, parsed.Rejection.OperationIndex));
        Assert.Empty(parsed.Commits);
    }

    [Fact]
    public void A_list_has_at_most_8190_commits()
    {
        Assert.Null(Parse(List(CommitLimits.BulkCommitsMax)).Rejection);
        Assert.NotNull(Parse(List(CommitLimits.BulkCommitsMax + 1)).Rejection);
    }

    private static string List(int count) => $"[{string.Join(',', Enumerable.Repeat(s_fine, count))}]";

    private static ParsedCommits Parse(string json) => CommitRequestJson.ParseMany(Encoding.UTF8.GetBytes(json));
}
