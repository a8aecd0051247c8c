using System.Text.Json;

namespace AssetCore.Http.Tests.Silo.Fuzz;

/// <summary>
/// What nobody expects where a value stands: as JSON, be it well formed or not, and as text in a URL.
/// </summary>
internal static class OddValues
{
    private static readonly string[] s_json =
    [
        "null", "true", "false", "[]", "{}", "\"\"", "0", "-0", "-0.0", "0.0", "1e400", "-1e400", "1e-400", "1E3",
        "1.5", "-1", "1", "2", "3", "7", "9007199254740993", "9223372036854775807", "9223372036854775808",
        "-9223372036854775808", "-9223372036854775809", "18446744073709551615", "18446744073709551616", "4294967295",
        "4294967296", "2147483648", "1048576", "1048577", "0x10", "01", "+1", ".5", "5.", "1_000", "NaN", "Infinity",
        "-Infinity", "undefined", "'single'", "\"\\u0000\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\\ud83d\\ude00\"",
        "\"\\x41\"", "\"a\nb\"", "\"ten\"", "\"1e3\"", "\" 12\"", "\"12 \"", "\"+1\"", "\"-0\"", "\"00012.500\"",
        "\"9223372036854775807\"", "\"9223372036854775807.999\"", "\"-9223372036854775809\"", "\"0.0000000001\"",
        "\"$inst:0\"", "\"$inst:-1\"", "\"$inst:99999999999999999999\"", "\"$inst:\"", "\"$inst:1e3\"", "\"..\"",
        "\"../../etc/passwd\"", "\"%2e%2e\"", "\"vault-001\"", "\"backpack\"", "\"road\"", "\"field\"",
        "\"slots-gear\"", "\"chest\"", "\"gold\"", "\"medkit\"", "\"crate\"", "\"order-17\"", "\"none\"",
        "{\"a\":1,\"a\":2}", "[[[]]]", "{\"kind\":\"balance\"}", "{\"type\":\"grid\",\"capacity\":1048576}", "[null]",
        "\"\\u202e\"", "\"\\ufffe\\uffff\"", "/* comment */ 1", "1 // comment", "\"unclosed", "\"\\\"",
    ];

    private static readonly string[] s_text =
    [
        "", "0", "-1", "1", "7", "200", "201", "-0", "+1", "1e3", "1.5", "0x10", "9223372036854775807",
        "9223372036854775808", "4294967296", "99999999999999999999999999", "true", "null", "vault-001", "backpack",
        "road", "field", "gold", "medkit", "grid", "balance", "a%20b", "a%2Fb", "%2e%2e", "%252e", "..", ".", "%ff%fe",
        "%c3%28", "%ed%a0%80", "%zz", "%", "%u0041", "a;b", "a,b", "{x}", "*", "~", "'", "\"", "<script>", "|",
        "%0d%0a",
        "%09", "%f0%9f%98%80", "$inst:0", "=", "==", "a=b", "[]", "\\", "0000000000000001",
        "00000000000000010000000000000000",
        "ffffffffffffffffffffffffffffffff", "7fffffffffffffff0000000000000000", "%EF%BC%91",
    ];

    private static readonly string[] s_likely =
    [
        "\"vault-001\"", "\"vault-002\"", "\"chest\"", "\"backpack\"", "\"road\"", "\"field\"", "\"slots-gear\"",
        "\"slots-stash\"", "\"gold\"", "\"medkit\"", "\"helmet\"", "\"cart\"", "\"crate\"", "\"order-17\"", "\"0\"",
        "\"1\"",
        "\"12.5\"", "\"9223372036854775807\"", "\"new\"", "\"none\"", "\"cw90\"", "\"balance\"", "\"grid_cell\"",
        "\"slot\"", "\"line\"", "\"plane\"", "\"$inst:0\"", "null",
    ];

    /// <summary>
    /// A value of JSON that might stand in the place of one of this kind: well formed, and perhaps wrong.
    /// </summary>
    public static string Likely(Random random, JsonValueKind kind) => kind == JsonValueKind.Number
        ? $"{random.Next(-1, 30)}"
        : s_likely[random.Next(s_likely.Length)];

    /// <summary>A value of JSON, most of them not what is asked for.</summary>
    public static string Json(Random random) => random.Next(40) switch
    {
        0 => $"\"{new string('x', random.Next(100, 2_000))}\"",
        1 => new string('9', random.Next(20, 500)),
        2 => $"0.{new string('1', random.Next(20, 500))}",
        3 => Nested(random.Next(2, 100), "[", "]"),
        4 => Nested(random.Next(2, 100), "{\"a\":", "}"),
        5 => $"[{string.Join(',', Enumerable.Repeat("1", random.Next(1, 200)))}]",
        6 => $"{random.Next(-20, 60)}",
        7 => $"\"{random.Next(-3, 200)}.{random.Next(0, 10_000)}\"",
        8 => $"{random.NextInt64()}",
        9 when random.Next(20) == 0 => Huge(random),
        _ => s_json[random.Next(s_json.Length)],
    };

    /// <summary>Text for a segment or a parameter of a URL. Nothing that a URL may not hold.</summary>
    public static string Text(Random random) => random.Next(12) switch
    {
        0 => new string('a', random.Next(100, 300)),
        1 => $"{random.NextInt64()}",
        2 => $"{random.Next(-5, 50)}",
        3 => Uri.EscapeDataString(((char)random.Next(1, 0xD800)).ToString()),
        _ => s_text[random.Next(s_text.Length)],
    };

    private static string Huge(Random random) => random.Next(4) switch
    {
        0 => $"\"{new string('x', 200_000)}\"",
        1 => new string('9', 100_000),
        2 => Nested(50_000, "[", "]"),
        _ => $"[{string.Join(',', Enumerable.Repeat("{}", 20_000))}]",
    };

    private static string Nested(int depth, string open, string close) =>
        string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth));
}
