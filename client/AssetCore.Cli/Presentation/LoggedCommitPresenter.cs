using System.Text.Json;

namespace AssetCore.Cli.Presentation;

/// <summary>Shows a commit of a log: what it was, what was asked, what changed.</summary>
internal static class LoggedCommitPresenter
{
    private static readonly string[] s_remarks = ["subject_id", "erased", "sealed", "actor_id", "metadata", "origin"];

    /// <summary>Writes one commit in lines of its own, in full, so that <c>grep</c> finds what it looks for.</summary>
    public static void Write(TextWriter writer, JsonElement commit)
    {
        var head = new List<string>
        {
            $"commit {Cells.At(commit, "commit_id")}",
            $"world_seq {Cells.At(commit, "world_seq_start")}..{Cells.At(commit, "world_seq_end")}",
            Cells.Time(commit, "commit_time_ms"),
        };
        head.AddRange(
            s_remarks.Where(name => Has(commit, name)).Select(name => $"{name} {Raw(commit.GetProperty(name))}"));
        writer.WriteLine(string.Join("  ", head));
        foreach (var operation in Items(commit, "operations"))
        {
            var arguments = operation.TryGetProperty("args", out var args) ? Raw(args) : "";
            writer.WriteLine($"  op     {Cells.At(operation, "op")} {arguments}");
        }

        foreach (var change in Items(commit, "events")) writer.WriteLine($"  event  {Raw(change)}");
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement commit, string name) =>
        commit.TryGetProperty(name, out var items) && items.ValueKind == JsonValueKind.Array
            ? items.EnumerateArray()
            : default;

    private static bool Has(JsonElement commit, string name) =>
        commit.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null;

    private static string Raw(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
