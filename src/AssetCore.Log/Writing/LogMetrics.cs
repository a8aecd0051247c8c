using System.Diagnostics.Metrics;

namespace AssetCore.Log.Writing;

/// <summary>
/// What the log tells about itself, under the meter <c>assetcore.log</c>. Worlds are no dimension: they are many.
/// </summary>
internal static class LogMetrics
{
    private static readonly Meter Meter = new("assetcore.log");

    private static readonly Histogram<double> AppendDuration = Meter.CreateHistogram<double>(
        "assetcore.log.append.duration", "s", "From framing a batch to knowing what became of it, by outcome.");

    private static readonly Counter<long> AppendBytes = Meter.CreateCounter<long>(
        "assetcore.log.append.size", "By", "Bytes of frames that became durable.");

    private static readonly Counter<long> StoreRetries = Meter.CreateCounter<long>(
        "assetcore.log.store.retries", "{call}", "Calls to the store that were repeated while writing.");

    private static readonly Counter<long> SegmentRolls = Meter.CreateCounter<long>(
        "assetcore.log.segment.rolls", "{segment}", "Segments that were sealed because a limit asked for it.");

    private static readonly Counter<long> SegmentCuts = Meter.CreateCounter<long>(
        "assetcore.log.segment.cuts", "{segment}", "Segments that were taken from a writer that kept appending.");

    private static readonly Counter<long> Claims = Meter.CreateCounter<long>(
        "assetcore.log.claims", "{claim}", "Epochs that were raised in a manifest.");

    public static void Appended(AppendOutcome outcome, TimeSpan took)
    {
        AppendDuration.Record(took.TotalSeconds, new KeyValuePair<string, object?>("outcome", NameOf(outcome)));
        if (outcome is AppendOutcome.Durable durable) AppendBytes.Add(durable.Frame.Frame.Length);
    }

    public static void Retried() => StoreRetries.Add(1);

    public static void CutOff() => SegmentCuts.Add(1);

    public static void Claimed() => Claims.Add(1);

    public static void Rolled() => SegmentRolls.Add(1);

    private static string NameOf(AppendOutcome outcome) => outcome switch
    {
        AppendOutcome.Durable => "durable",
        AppendOutcome.Behind => "behind",
        AppendOutcome.Fenced => "fenced",
        AppendOutcome.Refused => "refused",
        _ => "disputed",
    };
}
