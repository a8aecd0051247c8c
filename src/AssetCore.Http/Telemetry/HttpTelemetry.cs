using System.Diagnostics;
using System.Diagnostics.Metrics;
using AssetCore.Errors;
using AssetCore.Ids;

namespace AssetCore.Http.Telemetry;

/// <summary>What this room counts, and what it adds to the span of a request.</summary>
public static class HttpTelemetry
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "assetcore.http";

    private static readonly Meter s_meter = new(MeterName);

    private static readonly Counter<long> s_commits =
        s_meter.CreateCounter<long>("assetcore.http.commits", "{commit}", "Commits that came over HTTP, by outcome.");

    private static readonly Counter<long> s_problems =
        s_meter.CreateCounter<long>("assetcore.http.problems", "{answer}", "Answers that were problems, by code.");

    private static readonly UpDownCounter<long> s_streams =
        s_meter.CreateUpDownCounter<long>("assetcore.http.streams", "{stream}", "Streams of commits that are open.");

    /// <summary>Names the world on the span of the request.</summary>
    internal static void NameWorld(WorldId world) => Activity.Current?.SetTag("assetcore.namespace", world.Value);

    /// <summary>Counts a commit that took place.</summary>
    internal static void Committed(bool replay) =>
        s_commits.Add(1, new KeyValuePair<string, object?>("outcome", replay ? "replayed" : "committed"));

    /// <summary>Counts a commit that was refused.</summary>
    internal static void Refused() => s_commits.Add(1, new KeyValuePair<string, object?>("outcome", "refused"));

    /// <summary>Counts a stream of commits that begins.</summary>
    internal static void StreamOpened() => s_streams.Add(1);

    /// <summary>Counts a stream of commits that has ended.</summary>
    internal static void StreamClosed() => s_streams.Add(-1);

    /// <summary>Counts an answer that is a problem, and names its code on the span of the request.</summary>
    internal static void Problem(ErrorCode code)
    {
        var text = ErrorCatalogue.Get(code).Text;
        s_problems.Add(1, new KeyValuePair<string, object?>("code", text));
        Activity.Current?.SetTag("assetcore.code", text);
    }
}
