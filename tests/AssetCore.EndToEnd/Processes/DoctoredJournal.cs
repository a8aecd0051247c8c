using System.Text.Json.Nodes;

namespace AssetCore.EndToEnd.Processes;

/// <summary>A true journal, and copies of it that claim what is not so.</summary>
internal sealed class DoctoredJournal
{
    private readonly List<JsonNode> _lines;
    private readonly JsonNode _intent;
    private readonly JsonNode _answer;

    private DoctoredJournal(List<JsonNode> lines)
    {
        _lines = lines;
        _answer = lines.First(line => line["Answer"]?["Receipt"] is not null);
        _intent = lines.First(line => IsOf(line, "Intent", Acknowledged));
    }

    /// <summary>The key of an intent that was acknowledged.</summary>
    public string Acknowledged => _answer["Answer"]!["Key"]!.GetValue<string>();

    /// <summary>Its commit.</summary>
    public string CommitOfAcknowledged => _answer["Answer"]!["Receipt"]!["CommitId"]!.GetValue<string>();

    public static async Task<DoctoredJournal> ReadAsync(string path) =>
        new([.. (await File.ReadAllLinesAsync(path)).Select(line => JsonNode.Parse(line)!)]);

    /// <summary>With an acknowledgement that nobody gave.</summary>
    public IEnumerable<JsonNode> Claim(string key) =>
        Intend(key).Append(With(_answer, "Answer", answer => answer["Key"] = key));

    /// <summary>With an intent that was never sent.</summary>
    public IEnumerable<JsonNode> Intend(string key) =>
        _lines.Append(With(_intent, "Intent", intent => intent["Key"] = key));

    /// <summary>With every receipt of one intent at another place.</summary>
    public IEnumerable<JsonNode> MoveReceipt() =>
        WithEach("Answer", answer => answer["Receipt"]!["WorldSeqEnd"] = 1);

    /// <summary>With two receipts of one intent that differ.</summary>
    public IEnumerable<JsonNode> AcknowledgeOtherwise() =>
        _lines.Append(With(_answer, "Answer", answer => answer["Receipt"]!["CommitId"] = new string('0', 32)));

    /// <summary>Without one intent and what was heard of it.</summary>
    public IEnumerable<JsonNode> Forget() =>
        _lines.Where(line => !IsOf(line, "Answer", Acknowledged) && !IsOf(line, "Intent", Acknowledged));

    /// <summary>With an intent that asked for more than was done.</summary>
    public IEnumerable<JsonNode> AskForMore() =>
        WithEach("Intent", intent => intent["Moves"]![0]!["Amount"] = 1_000);

    private IEnumerable<JsonNode> WithEach(string member, Action<JsonNode> change) =>
        _lines.Select(line => IsOf(line, member, Acknowledged) ? With(line, member, change) : line);

    private static bool IsOf(JsonNode line, string member, string key) =>
        line[member]?["Key"]?.GetValue<string>() == key;

    private static JsonNode With(JsonNode line, string member, Action<JsonNode> change)
    {
        var copy = line.DeepClone();
        change(copy[member]!);
        return copy;
    }
}
