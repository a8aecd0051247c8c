using System.Diagnostics;
using System.Text.Json;
using AssetCore.Intents.Journal;

namespace AssetCore.Intents.Load;

/// <summary>Callers who make one intent after another until they are told to stop.</summary>
/// <param name="silos">Where to send.</param>
/// <param name="journal">Where everything is written down.</param>
/// <param name="worlds">The worlds, used in turn.</param>
/// <param name="pause">How long a caller rests between two intents.</param>
/// <param name="seed">Seed of what the intents are; which caller meets which fault is not repeatable.</param>
internal sealed class LoadRun(
    Silos silos, IntentJournal journal, IReadOnlyList<long> worlds, TimeSpan pause, int seed)
{
    /// <summary>One intent of so many asks for more than there is.</summary>
    private const int RefusedOneIn = 25;

    /// <summary>One acknowledged intent of so many is sent again, to hear the same receipt.</summary>
    private const int RepeatedOneIn = 10;

    /// <summary>Beyond this no caller waits before it tries again, whatever a silo advises.</summary>
    private static readonly TimeSpan s_pauseMax = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan s_pauseMin = TimeSpan.FromMilliseconds(20);

    private readonly LoadProgress _progress = new();

    /// <summary>How far the load has come.</summary>
    public LoadProgress Progress => _progress;

    /// <summary>Makes the accounts of every world, however often it must be tried.</summary>
    public async Task PrepareAsync(CancellationToken stop)
    {
        foreach (var world in worlds)
        {
            var create = JsonSerializer.SerializeToUtf8Bytes(new { namespace_id = world, reason = "load" });
            await InsistAsync("/v1/write/namespaces", create, "NAMESPACE_ALREADY_EXISTS", stop);
            await InsistAsync($"/v1/write/namespaces/{world}/commit", SetupBody(), "", stop);
        }
    }

    /// <summary>Settles what an earlier run left open, then runs callers until <paramref name="stop"/>.</summary>
    public async Task RunAsync(IReadOnlyList<Intent> open, int callers, CancellationToken stop)
    {
        await Task.WhenAll(open.Select((intent, i) => ResolveAsync(intent, i % silos.Count)));
        var calling = Enumerable.Range(0, callers)
            .Select(caller => Task.Run(() => CallAsync(caller, stop), CancellationToken.None));
        await Task.WhenAll(calling);
    }

    private async Task InsistAsync(string path, byte[] body, string fine, CancellationToken stop)
    {
        for (var silo = 0; !await silos.TryPostAsync(silo % silos.Count, path, body, fine); silo++)
            await Task.Delay(s_pauseMin, stop);
    }

    private async Task CallAsync(int caller, CancellationToken stop)
    {
        var random = new Random(seed + caller);
        while (!stop.IsCancellationRequested)
        {
            var intent = NewIntent(random);
            await journal.AppendAsync(new JournalEntry(intent));
            _progress.Began();
            var answer = await ResolveAsync(intent, random.Next(silos.Count));
            if (answer.IsAcknowledgement && random.Next(RepeatedOneIn) == 0)
                await ResolveAsync(intent, random.Next(silos.Count));
            if (pause > TimeSpan.Zero) await Task.Delay(pause, CancellationToken.None);
        }
    }

    /// <summary>Sends an intent until somebody says what became of it.</summary>
    private async Task<Answer> ResolveAsync(Intent intent, int silo)
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            var (answer, retryAfter) = await silos.SendAsync(intent, silo);
            await journal.AppendAsync(new JournalEntry(Answer: answer));
            _progress.Heard(answer, Stopwatch.GetElapsedTime(began));
            if (answer.IsAcknowledgement || answer.IsRefusal) return answer;
            await Task.Delay(PauseAfter(retryAfter));
            silo = (silo + 1) % silos.Count;
        }
    }

    private static TimeSpan PauseAfter(TimeSpan advised)
    {
        var longest = advised < s_pauseMin ? s_pauseMin : advised > s_pauseMax ? s_pauseMax : advised;
        return longest * (0.5 + (Random.Shared.NextDouble() / 2));
    }

    private Intent NewIntent(Random random)
    {
        var world = worlds[random.Next(worlds.Count)];
        var moves = Enumerable.Range(0, random.Next(1, 4)).Select(_ => NewMove(random, random.Next(1, 10))).ToList();
        // Refused as a whole: what stands before it in the commit must not be seen either.
        if (random.Next(RefusedOneIn) == 0) moves.Add(NewMove(random, Account.TooMuch));
        return new Intent(world, $"{Guid.CreateVersion7()}", moves);
    }

    private static Move NewMove(Random random, long amount)
    {
        var from = random.Next(Account.Count);
        return new Move(from, (from + random.Next(1, Account.Count)) % Account.Count, amount);
    }

    private static byte[] SetupBody()
    {
        var accounts = Enumerable.Range(0, Account.Count).SelectMany(number => new object[]
        {
            new
            {
                op = "CreateContainer",
                args = new { external_id = Account.Name(number), kind = new { type = "balance" } },
            },
            new
            {
                op = "AddFungible",
                args = new
                {
                    class_id = Account.ClassId,
                    quantity = $"{Account.Initial}",
                    location = new { container_id = Account.Name(number), kind = "balance" },
                },
            },
        });
        object register = new
        {
            op = "RegisterClass",
            args = new { request = new { class_id = Account.ClassId, name = "Gold" } },
        };
        return JsonSerializer.SerializeToUtf8Bytes(
            new { idempotency_key = Account.SetupKey, operations = accounts.Prepend(register) });
    }
}
