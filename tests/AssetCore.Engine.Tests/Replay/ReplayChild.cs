using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using AssetCore.Engine.Replay;
using AssetCore.Engine.State;
using AssetCore.Engine.Tests.Checkpoints;
using AssetCore.Engine.Transactions;
using AssetCore.Ids;

namespace AssetCore.Engine.Tests.Replay;

/// <summary>
/// This very executable as another process that replays a log and states the hashes after every batch: so that nothing
/// of the process that wrote the log can help it.
/// </summary>
internal static class ReplayChild
{
    /// <summary>The log to replay; its presence is what makes a process a child.</summary>
    public const string LogVariable = "ASSETCORE_REPLAY_LOG";

    /// <summary>Where the hashes go.</summary>
    public const string AnswerVariable = "ASSETCORE_REPLAY_ANSWER";

    /// <summary>A culture by its name, <c>odd</c> for one that spells every number differently, or nothing.</summary>
    public const string CultureVariable = "ASSETCORE_REPLAY_CULTURE";

    // Batches between two images: a number that is no divisor of anything here.
    private const int BatchesBetweenImages = 37;

    /// <summary>The hashes after each batch, as a child states them.</summary>
    public static string[] Replay(string logPath)
    {
        var (writer, replica) = (new WorldEngine(new WorldId(1)), new WorldState());
        var lines = new List<string>();
        foreach (var (header, payload) in ReplayLog.Read(logPath))
        {
            writer.Replay(header, payload);
            Replayer.Apply(replica, header, payload);
            if (lines.Count % BatchesBetweenImages == 0) replica = RoundTrip(replica);
            lines.Add(
                $"{header.Batch} {writer.StateHash} {replica.StateHash} {writer.State.ContentHash} {replica.ContentHash}");
        }

        return [.. lines];
    }

    /// <summary>Does a child's work and ends the process, if this process is a child.</summary>
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255", Justification = "A child must begin before the test host does.")]
    internal static void RunIfChild()
    {
        if (Environment.GetEnvironmentVariable(LogVariable) is not { Length: > 0 } log) return;
        if (Environment.GetEnvironmentVariable(CultureVariable) is { Length: > 0 } name)
            CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = Culture(name);
        File.WriteAllLines(Environment.GetEnvironmentVariable(AnswerVariable)!, Replay(log));
        Environment.Exit(0);
    }

    private static WorldState RoundTrip(WorldState state) => CheckpointFile.Of(state).RestoreReplica().State;

    private static CultureInfo Culture(string name)
    {
        if (name != "odd") return new CultureInfo(name);
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NegativeSign = "~";
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = ".";
        return culture;
    }
}
