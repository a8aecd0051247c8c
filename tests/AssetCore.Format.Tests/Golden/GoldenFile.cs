using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AssetCore.Format.Tests.Golden;

/// <summary>Encodings in a row, and the same explained: a <c>.bin</c> and the <c>.json</c> beside it.</summary>
internal sealed class GoldenFile(string name)
{
    private const string WriteVariable = "ASSETCORE_GOLDEN_DIRECTORY";

    private readonly List<(string Title, byte[] Bytes, string Meaning)> _entries = [];

    /// <summary>The bytes of the committed file, entry after entry.</summary>
    public static byte[] Read(string file) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Golden", file));

    /// <summary>Adds an encoding.</summary>
    /// <param name="title">What the entry shows.</param>
    /// <param name="bytes">The encoding.</param>
    /// <param name="meaning">What it means, as JSON.</param>
    public void Add(string title, byte[] bytes, string meaning) => _entries.Add((title, bytes, meaning));

    /// <summary>
    /// Holds the committed files against the entries; writes them first if the environment asks for it.
    /// </summary>
    public void Check()
    {
        byte[] bytes = [.. _entries.SelectMany(entry => entry.Bytes)];
        var explained = Explain();
        if (Environment.GetEnvironmentVariable(WriteVariable) is { Length: > 0 } directory)
        {
            File.WriteAllBytes(Path.Combine(directory, name + ".bin"), bytes);
            File.WriteAllText(Path.Combine(directory, name + ".json"), explained);
            return;
        }

        Assert.Equal(Convert.ToHexStringLower(Read(name + ".bin")), Convert.ToHexStringLower(bytes));
        Assert.Equal(Encoding.UTF8.GetString(Read(name + ".json")), explained);
    }

    private string Explain()
    {
        var text = new StringBuilder("[\n");
        var offset = 0;
        foreach (var (title, bytes, meaning) in _entries)
        {
            if (offset > 0) text.Append(",\n");
            text.Append(Line(title, offset, bytes, meaning));
            offset += bytes.Length;
        }

        return text.Append("\n]\n").ToString();
    }

    private static string Line(string title, int offset, byte[] bytes, string meaning)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer,
            new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        writer.WriteStartObject();
        writer.WriteString("title", title);
        writer.WriteNumber("offset", offset);
        writer.WriteString("hex", Convert.ToHexStringLower(bytes));
        writer.WritePropertyName("meaning");
        writer.WriteRawValue(meaning);
        writer.WriteEndObject();
        writer.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
