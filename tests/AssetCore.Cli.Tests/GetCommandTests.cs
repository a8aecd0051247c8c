using AssetCore.Cli.Tests.Support;

namespace AssetCore.Cli.Tests;

public sealed class GetCommandTests
{
    private const string Freshness =
        """{"namespace":1,"world_seq":9,"commit_log_world_seq":9,"lag":0,"lag_ms":0,"observed_ms":1}""";

    private const string Nine = """
        {"namespace_id":9,"lifecycle":"provisioned","display_name":"Nine","created_time_ms":1700000000000,"operational_state":{"write_mode":"read_only","draining":false,"frozen":true},"changed_time_ms":1700000000000,"lineage":null,"purged":false}
        """;

    [Theory]
    [InlineData("containers", "containers?owner=7&kind=grid&limit=5", "--owner", "7", "--kind", "grid", "--limit", "5")]
    [InlineData("container", "containers/a~b", "a~b")]
    [InlineData("container", "containers/a%2Fb", "a/b")]
    [InlineData("contents", "containers/c/contents", "c")]
    [InlineData("balances", "containers/c/balances?cursor=x%3D", "c", "--cursor", "x=")]
    [InlineData("slots", "containers/c/slots", "c")]
    [InlineData(
        "cells", "containers/c/grid/cells?x=0&y=2&width=2&height=2", "c", "--x", "0", "--y", "2", "--width", "2",
            "--height", "2")]
    [InlineData("free", "containers/c/grid/free?class_id=carton&key=2", "c", "--class-id", "carton", "--key", "2")]
    [InlineData(
        "overlaps", "containers/c/overlaps?center_x=-5&span_length=7", "c", "--center-x", "-5", "--span-length", "7")]
    [InlineData("owned", "owners/7/containers?limit=5", "7", "--limit", "5")]
    [InlineData("holds", "holds?container_id=c", "--container-id", "c")]
    [InlineData("hold", "holds/h", "h")]
    [InlineData("extents", "classes/gold/extents", "gold")]
    [InlineData("stats", "classes/gold/stats", "gold")]
    [InlineData("children", "instances/3/children", "3")]
    [InlineData("classes", "classes")]
    [InlineData("class", "classes/gold", "gold")]
    [InlineData("shapes", "classes/gold/shapes", "gold")]
    [InlineData("instance", "instances/3", "3")]
    [InlineData("commits", "commits?from_world_seq=4", "--from-world-seq", "4")]
    [InlineData("history", "containers/c/commits", "c")]
    [InlineData("commit", "commits/00ff", "00ff")]
    [InlineData("freshness", "freshness")]
    public async Task Every_resource_is_asked_for_at_its_route(string resource, string path, params string[] more)
    {
        using var server = new ScriptedServer { Head = null }.Answers(200, $$"""{"freshness":{{Freshness}}}""");
        var run = await new CliRun.Setup { Server = server }.RunAsync(
            ["get", resource, "--world", "5", "--min-world-seq", "9", "--json", .. more]);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("/v1/read/namespaces/5/" + path, server.Requests[0].Path);
        Assert.Equal("9", server.Requests[0].MinWorldSeq);
        Assert.Equal(9, run.Document.GetProperty("freshness").GetProperty("world_seq").GetInt64());
    }

    [Fact]
    public async Task All_pages_make_one_table()
    {
        using var server = new ScriptedServer()
            .Answers(200,
                """{"balances":[{"class":"gold","key":null,"quantity":"1.5","scaled":15,"held":"0"}],"next_cursor":"n1","has_more":true}""")
            .Answers(200,
                $$"""{"balances":[{"class":"iron","key":7,"quantity":"2","scaled":20,"held":"0"}],"next_cursor":null,"has_more":false,"freshness":{{Freshness}}}""");
        var run = await new CliRun.Setup { Server = server }.RunAsync("get", "balances", "vault", "--all");

        Assert.Equal("/v1/read/namespaces/1/containers/vault/balances?cursor=n1", server.Requests[1].Path);
        Assert.Matches(@"gold\s+-\s+1\.5\s+0\s+15", run.Out);
        Assert.Matches(@"iron\s+7\s+2\s+0\s+20", run.Out);
        Assert.Contains("at world_seq 9 of 9", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_that_goes_on_says_how_to_go_on()
    {
        using var server = new ScriptedServer().Answers(200, """{"commits":[],"next_world_seq":12,"has_more":true}""");
        var run = await new CliRun.Setup { Server = server }.RunAsync("get", "commits");

        Assert.Contains("no commits", run.Out, StringComparison.Ordinal);
        Assert.Contains("more: --from-world-seq 12, or --all", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_is_never_taken_for_markup()
    {
        using var server = new ScriptedServer()
            .Answers(200, """{"container_id":"c","display_name":"[red]x[/] [[","kind":{"type":"slots","count":8}}""");
        var run = await new CliRun.Setup { Server = server }.RunAsync("get", "container", "c");

        Assert.Contains("[red]x[/] [[", run.Out, StringComparison.Ordinal);
        Assert.Contains("type=slots count=8", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_read_is_exit_code_1_and_a_document()
    {
        using var server = new ScriptedServer().Refuses(404, "CONTAINER_NOT_FOUND");
        var run = await new CliRun.Setup { Server = server }.RunAsync("get", "container", "c", "--json");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal("CONTAINER_NOT_FOUND", run.Document.GetProperty("code").GetString());
        Assert.Contains("error: CONTAINER_NOT_FOUND", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Worlds_are_made_and_listed()
    {
        using var server = new ScriptedServer()
            .Answers(201, Nine)
            .Answers(200, $$"""{"namespaces":[{{Nine}}],"next_cursor":null,"has_more":false}""");
        var setup = new CliRun.Setup { Server = server };
        var made = await setup.RunAsync("world", "create", "9", "--display-name", "Nine");
        var listed = await setup.RunAsync("world", "list");

        Assert.Equal((0, 0), (made.ExitCode, listed.ExitCode));
        Assert.Equal("""{"namespace_id":9,"display_name":"Nine"}""", server.Requests[0].Body);
        Assert.Matches(@"9\s+provisioned\s+false\s+read_only, frozen\s+Nine\s+2023-11-14 22:13:20.000Z", listed.Out);
    }
}
