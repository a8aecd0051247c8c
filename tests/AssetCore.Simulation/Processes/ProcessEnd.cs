namespace AssetCore.Simulation.Processes;

/// <summary>How what a process was given to do came to an end.</summary>
public enum ProcessEnd
{
    /// <summary>It did all of it.</summary>
    Completed,

    /// <summary>It crashed on the way.</summary>
    Crashed,
}
