namespace AssetCore.Simulation.Processes;

/// <summary>What a step asks of the store.</summary>
public enum StepVerb
{
    Create,
    Append,
    Seal,
    Read,
    Stat,
    Put,
    Stage,
    Publish,
    List,
    Delete,
    AcquireWriter,
    StatSettled,
    Settle,
}
