using System.Text.Json;

namespace AssetCore.Format.Json.Shapes;

/// <summary>Looks ahead for one member of an object.</summary>
internal static class TagLookup
{
    /// <summary>
    /// Moves from the start of an object to the value of the named member. False if there is none, or at a fault, which
    /// the scan then has.
    /// </summary>
    public static bool TryFind(ref JsonScan ahead, ReadOnlySpan<byte> nameUtf8)
    {
        while (ahead.Read() && ahead.Token == JsonTokenType.PropertyName)
        {
            var isFound = ahead.TextIs(nameUtf8);
            if (!ahead.Read()) return false;
            if (isFound) return true;
            ahead.Skip();
        }

        return false;
    }
}
