using System.Text.Json;
using System.Text.Unicode;

namespace AssetCore.Format.Json;

/// <summary>
/// Judges JSON objects that are kept and never interpreted: they must stay readable for everybody after us.
/// </summary>
internal static class OpaqueJson
{
    // Two levels of the request are above the object.
    private const int DepthMax = JsonLimits.RequestDepthMax - 2;

    /// <summary>
    /// Null for one well-formed object without repeated members and without text that is not Unicode.
    /// </summary>
    public static Fault? Check(ReadOnlySpan<byte> utf8)
    {
        if (!Utf8.IsValid(utf8)) return Fault.Malformed("must be UTF-8");
        var scan = new JsonScan(utf8, DepthMax);
        try
        {
            return CheckTokens(ref scan) ? null : scan.Fault;
        }
        catch (JsonException fault)
        {
            return Fault.Malformed(JsonGrammar.Reason(fault));
        }
    }

    private static bool CheckTokens(ref JsonScan scan)
    {
        if (!scan.Read()) return false;
        if (scan.Token != JsonTokenType.StartObject) return scan.Fail(Fault.Malformed("must be an object"));
        var names = new HashSet<(int Object, string Name)>();
        Span<int> open = stackalloc int[DepthMax + 1];
        var depth = 0;
        for (var objects = 1; ;)
        {
            if (!scan.Read()) return false;
            switch (scan.Token)
            {
                case JsonTokenType.StartObject: open[++depth] = objects++; break;
                case JsonTokenType.StartArray: depth++; break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray when --depth < 0: return scan.ReadEnd();
                case JsonTokenType.PropertyName when !names.Add((open[depth], scan.Text())):
                    return scan.Fail(Fault.Malformed($"must not hold the member {scan.Echo()} twice"));
                default: break;
            }
        }
    }
}
