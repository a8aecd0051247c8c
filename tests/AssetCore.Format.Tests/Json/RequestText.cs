using System.Buffers;
using System.Text;
using System.Text.Json;
using AssetCore.Commits;
using AssetCore.Format.Json;

namespace AssetCore.Format.Tests.Json;

/// <summary>Requests as text, for tests to read.</summary>
internal static class RequestText
{
    public static ParsedCommit Parse(string json) => CommitRequestJson.Parse(Encoding.UTF8.GetBytes(json));

    /// <summary>A commit of the given operations.</summary>
    public static string Commit(params string[] operations) =>
        $$"""{"operations": [{{string.Join(", ", operations)}}]}""";

    /// <summary>A well-formed operation, to stand before a faulty one.</summary>
    public const string Fine = """{"op": "RemoveContainer", "args": {"container_id": "vault"}}""";

    public static byte[] Write(CommitRequest request) => Write(writer => CommitRequestJson.Write(writer, request));

    public static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer)) write(writer);
        return buffer.WrittenSpan.ToArray();
    }
}
