using System.Text;
using System.Text.Json;

namespace AssetCore.Http.Tests.Silo.Fuzz;

/// <summary>Writes JSON with faults in it: odd values, members that are missing, doubled, renamed or moved.</summary>
/// <param name="random">Decides where.</param>
internal sealed class JsonMutator(Random random)
{
    /// <summary>The JSON with about one place in <paramref name="rarity"/> changed.</summary>
    public string Mutate(JsonElement json, int rarity)
    {
        var text = new StringBuilder();
        Write(json, text, rarity);
        return text.ToString();
    }

    /// <summary>The text as UTF-8, sometimes with faults that only bytes can have.</summary>
    public byte[] Spoil(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length == 0 || random.Next(6) > 0) return bytes;
        var at = random.Next(bytes.Length);
        return random.Next(7) switch
        {
            0 => bytes[..at],
            1 => [.. bytes[..at], (byte)random.Next(256), .. bytes[at..]],
            2 => [.. bytes[..at], 0, .. bytes[at..]],
            3 => [.. bytes[..at], 0xC3, 0x28, .. bytes[at..]],
            4 => [.. bytes[..at], 0xED, 0xA0, 0x80, .. bytes[at..]],
            5 => [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + random.Next(1, 5))..]],
            _ => [0xEF, 0xBB, 0xBF, .. bytes],
        };
    }

    private void Write(JsonElement json, StringBuilder text, int rarity)
    {
        var isScalar = json.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array);
        if (random.Next(rarity) == 0) text.Append(OddValues.Json(random));
        else if (isScalar && random.Next(rarity) < 6) text.Append(OddValues.Likely(random, json.ValueKind));
        else if (json.ValueKind == JsonValueKind.Object) WriteObject(json, text, rarity);
        else if (json.ValueKind == JsonValueKind.Array) WriteArray(json, text, rarity);
        else text.Append(json.GetRawText());
    }

    private void WriteObject(JsonElement json, StringBuilder text, int rarity)
    {
        text.Append('{');
        var isFirst = true;
        foreach (var member in json.EnumerateObject())
        {
            var fault = random.Next(rarity * 12);
            if (fault == 0) continue;
            var times = fault == 1 ? 2 : 1;
            for (var time = 0; time < times; time++)
            {
                if (!isFirst) text.Append(',');
                isFirst = false;
                text.Append(fault == 2 ? OddValues.Json(random) : $"\"{Name(member.Name, fault)}\"").Append(':');
                // What decides how the rest is read is mostly left alone, or nothing would get past it.
                Write(member.Value, text, member.Name is "op" or "kind" or "type" ? rarity * 20 : rarity);
            }
        }

        text.Append('}');
    }

    private void WriteArray(JsonElement json, StringBuilder text, int rarity)
    {
        text.Append('[');
        var isFirst = true;
        foreach (var item in json.EnumerateArray())
        {
            if (random.Next(rarity * 6) == 0) continue;
            if (!isFirst) text.Append(',');
            isFirst = false;
            Write(item, text, rarity);
        }

        text.Append(']');
    }

    // Escapes in names are legal and must lead to the same member.
    private static string Name(string name, int fault) => fault switch
    {
        3 => name.ToUpperInvariant(),
        4 => $"\\u{(int)name[0]:x4}{name[1..]}",
        5 => name + " ",
        6 => "__proto__",
        _ => name,
    };
}
