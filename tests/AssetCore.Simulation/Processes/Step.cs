using AssetCore.Log.Stores;

namespace AssetCore.Simulation.Processes;

/// <summary>One call to the store.</summary>
/// <param name="Number">1, 2, 3, ... in the order in which the calls of all processes were made.</param>
/// <param name="Process">Whose call.</param>
/// <param name="Verb">What was asked.</param>
/// <param name="Subject">The blob, the prefix of a listing, or the world whose writer right was asked for.</param>
/// <param name="Decree">What was to become of it.</param>
public sealed record Step(int Number, string Process, StepVerb Verb, string Subject, Decree Decree)
{
    /// <summary>True if it may change what is stored, or who may write.</summary>
    public bool Changes => Verb is not (StepVerb.Read or StepVerb.Stat or StepVerb.List or StepVerb.StatSettled);

    /// <summary>What the caller heard; null as long as it heard nothing.</summary>
    public StoreStatus? Heard { get; internal set; }

    /// <summary>The step in one line, for the message of a failed test.</summary>
    public override string ToString() =>
        $"{Number} {Process}: {Verb} {Subject} [{Decree}] -> {Heard?.ToString() ?? "nothing"}";
}
