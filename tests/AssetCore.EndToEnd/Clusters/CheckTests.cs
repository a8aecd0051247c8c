using System.Text.Json.Nodes;
using AssetCore.EndToEnd.Processes;

namespace AssetCore.EndToEnd.Clusters;

/// <summary>The check that the other tests rely on finds what they would hide if it did not.</summary>
[Collection(ClusterCollection.Name)]
public sealed class CheckTests
{
    private const int Callers = 8;

    [Fact]
    public async Task A_check_names_every_kind_of_difference_between_a_journal_and_the_world()
    {
        using var folder = new LogFolder();
        var (data, tokens) = (folder.Path("data"), folder.Path("auth/tokens"));
        string[] settings = ["--AssetCore:Storage:Files:Root", data, "--AssetCore:Auth:Root", folder.Path("auth")];
        await using var silo = folder.Keep("silo", SiloProcess.Launch(settings, tokens, SiloPorts.Free()));
        await silo.WaitUntilReadyAsync();
        var target = new IntentsTarget(
            [silo.Address], Path.Combine(tokens, "admin.json"), folder.Path("journal"), "1", ["--root", data]);
        await using (var load = IntentsLoad.Start(target, Callers))
        {
            await load.WaitForMoreAsync(100);
            await load.FinishAsync();
        }

        await Intents.CheckAsync(target);
        var journal = await DoctoredJournal.ReadAsync(target.Journal);
        await FindsAsync("lost", "invented", journal.Claim("invented"));
        await FindsAsync("lost", journal.Acknowledged, journal.MoveReceipt());
        await FindsAsync("duplicated", journal.Acknowledged, journal.AcknowledgeOtherwise());
        await FindsAsync("unresolved", "unsent", journal.Intend("unsent"));
        await FindsAsync("unexpected", journal.CommitOfAcknowledged, journal.Forget());
        await FindsAsync("sums", "account-", journal.AskForMore());
        folder.Passed();

        async Task FindsAsync(string kind, string named, IEnumerable<JsonNode> doctored)
        {
            await File.WriteAllLinesAsync(target.Journal, doctored.Select(line => line.ToJsonString()));
            var (exitCode, report) = await Intents.TryCheckAsync(target);
            Assert.Equal(1, exitCode);
            var faults = report[kind]!.AsArray().Select(fault => fault!.GetValue<string>());
            Assert.Contains(faults, fault => fault.Contains(named, StringComparison.Ordinal));
        }
    }
}
