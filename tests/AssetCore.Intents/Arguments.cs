using System.Globalization;

namespace AssetCore.Intents;

/// <summary>What the command line asks for.</summary>
internal sealed class Arguments
{
    public const string Usage = """
        usage: AssetCore.Intents load|check [options]

          --url URL                 a silo; given once for each
          --token-file FILE         {"token": "..."} of an administrator
          --journal FILE            the journal; `load` continues one that exists
          --worlds 1,2,3            the worlds to use (default 1)
        load:
          --callers N               callers at a time (default 16)
          --pause N                 ms that a caller rests between two intents (default 0)
          --patience N              seconds that an answer is waited for (default 6: far below what a silo may take, so
                                    that one key is often under way at two silos)
          --seed N                  what the intents are (default 1)
        check:
          --connection-string TEXT  the blob store of the logs, with
          --container NAME          its container; or
          --root DIR                the file store of the logs
        """;

    private readonly Dictionary<string, List<string>> _values = new(StringComparer.Ordinal);

    private Arguments(string verb) => Verb = verb;

    public string Verb { get; }

    public IReadOnlyList<Uri> Urls => [.. All("--url").Select(url => new Uri(url))];

    public string TokenFile => One("--token-file");

    public string Journal => One("--journal");

    public IReadOnlyList<long> Worlds =>
        [.. One("--worlds", "1").Split(',').Select(world => long.Parse(world, CultureInfo.InvariantCulture))];

    public int Callers => int.Parse(One("--callers", "16"), CultureInfo.InvariantCulture);

    public TimeSpan Pause => TimeSpan.FromMilliseconds(int.Parse(One("--pause", "0"), CultureInfo.InvariantCulture));

    public TimeSpan Patience => TimeSpan.FromSeconds(int.Parse(One("--patience", "6"), CultureInfo.InvariantCulture));

    public int Seed => int.Parse(One("--seed", "1"), CultureInfo.InvariantCulture);

    public string? Root => All("--root").FirstOrDefault();

    public string ConnectionString => One("--connection-string");

    public string Container => One("--container");

    /// <summary>Reads a command line.</summary>
    /// <exception cref="FormatException">It is none of this program.</exception>
    public static Arguments Parse(string[] args)
    {
        if (args is not [("load" or "check") and var verb, ..]) throw new FormatException("load or check is needed");
        var parsed = new Arguments(verb);
        for (var i = 1; i < args.Length; i += 2)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal) || i + 1 == args.Length)
                throw new FormatException($"{args[i]} needs a value");
            if (!parsed._values.TryGetValue(args[i], out var values)) parsed._values.Add(args[i], values = []);
            values.Add(args[i + 1]);
        }

        return parsed;
    }

    private List<string> All(string name) => _values.TryGetValue(name, out var values) ? values : [];

    private string One(string name, string? otherwise = null) =>
        All(name).LastOrDefault() ?? otherwise ?? throw new FormatException($"{name} is missing");
}
