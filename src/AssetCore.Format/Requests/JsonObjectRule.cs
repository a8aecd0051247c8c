using System.Text.Json;
using System.Text.Unicode;

namespace AssetCore.Format.Requests;

/// <summary>What the format asks of metadata and origin: one well-formed JSON object in UTF-8.</summary>
internal static class JsonObjectRule
{
    // The reader's own default; the shape of a request, judged where it is received, allows less.
    private const int DepthMax = 64;

    /// <summary>True for one well-formed JSON object.</summary>
    public static bool Holds(ReadOnlySpan<byte> utf8)
    {
        if (!Utf8.IsValid(utf8)) return false;
        try
        {
            var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = DepthMax });
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return false;
            while (reader.Read())
            {
                // Every token is looked at by being read.
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
