namespace AssetCore.Simulation.Processes;

/// <summary>A request that is slow: its caller waits, gives up, and some steps later it takes effect.</summary>
internal sealed class LateCall(SimulatedCall call, int stepsToGo)
{
    public SimulatedCall Call { get; } = call;

    public int StepsToGo { get; set; } = stepsToGo;

    public bool IsGivenUp { get; set; }

    /// <summary>Ends the wait of a caller that has set no limit.</summary>
    public ITimer? Limit { get; set; }
}
