using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AssetCore.Cli.Presentation;

/// <summary>Writes JSON documents to standard output, one a line.</summary>
/// <param name="writer">Standard output.</param>
internal sealed class JsonOutput(TextWriter writer)
{
    // Output goes to programs and terminals, never into a page: what needs no escape in JSON gets none.
    private static readonly JsonWriterOptions s_options =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a document as it is, without the white space between its parts.</summary>
    public void Write(JsonElement document) => Write(document, static (json, element) => element.WriteTo(json));

    /// <summary>Writes a document that the callback makes.</summary>
    /// <typeparam name="T">What the document is made of.</typeparam>
    public void Write<T>(T value, Action<Utf8JsonWriter, T> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, s_options)) write(json, value);
        writer.WriteLine(Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length));
    }
}
