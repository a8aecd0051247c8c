using System.Globalization;

namespace AssetCore.Format.Json;

/// <summary>Judges the escapes of a JSON text, which the grammar allows to spell half a surrogate pair.</summary>
internal static class EscapedText
{
    private const int UnicodeEscapeBytes = 6;

    /// <summary>
    /// True if every <c>\uXXXX</c> of a surrogate has its other half. The text follows the grammar of JSON.
    /// </summary>
    public static bool IsWellFormed(ReadOnlySpan<byte> raw)
    {
        for (var rest = raw; ;)
        {
            var at = rest.IndexOf((byte)'\\');
            if (at < 0) return true;
            rest = rest[at..];
            if (rest[1] != (byte)'u')
            {
                rest = rest[2..];
                continue;
            }

            var unit = CodeUnit(rest);
            rest = rest[UnicodeEscapeBytes..];
            if (!char.IsSurrogate(unit)) continue;
            if (!char.IsHighSurrogate(unit) || !rest.StartsWith("\\u"u8) || !char.IsLowSurrogate(CodeUnit(rest)))
                return false;
            rest = rest[UnicodeEscapeBytes..];
        }
    }

    private static char CodeUnit(ReadOnlySpan<byte> escape) =>
        (char)ushort.Parse(escape[2..UnicodeEscapeBytes], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
