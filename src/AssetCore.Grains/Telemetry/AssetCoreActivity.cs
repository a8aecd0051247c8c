using System.Diagnostics;

namespace AssetCore.Grains.Telemetry;

/// <summary>
/// The spans along the life of a commit: gateway, world, append. They cost nothing while nobody listens.
/// </summary>
internal static class AssetCoreActivity
{
    /// <summary>The name to listen to.</summary>
    public const string SourceName = "AssetCore";

    /// <summary>
    /// Callers' traces that one batch names: enough to find a commit's batch, without a span growing with load.
    /// </summary>
    private const int LinksMax = 64;

    private static readonly ActivitySource s_source = new(SourceName);

    /// <summary>A span within the present one; null if nobody listens.</summary>
    public static Activity? Start(string name) => s_source.StartActivity(name);

    /// <summary>A span within one that began elsewhere; null if nobody listens.</summary>
    public static Activity? Start(string name, ActivityContext parent) =>
        s_source.StartActivity(name, ActivityKind.Internal, parent);

    /// <summary>
    /// A span for work on behalf of many callers: a child of the first, linked to the others; null if nobody listens.
    /// </summary>
    public static Activity? StartBatch(string name, IEnumerable<ActivityContext> callers)
    {
        if (!s_source.HasListeners()) return null;
        var contexts = callers.Where(caller => caller != default).Take(LinksMax).ToArray();
        var parent = contexts.FirstOrDefault();
        var links = contexts.Skip(1).Select(static caller => new ActivityLink(caller));
        return s_source.StartActivity(name, ActivityKind.Internal, parent, links: links);
    }
}
