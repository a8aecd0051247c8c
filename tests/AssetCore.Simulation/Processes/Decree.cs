namespace AssetCore.Simulation.Processes;

/// <summary>What is to become of one step.</summary>
/// <param name="Fault">The fault.</param>
/// <param name="LandsAfter">
/// For <see cref="StepFault.Late"/>: how many more steps of any process are made before the request takes effect; 0 is
/// as soon as its caller has given up.
/// </param>
public readonly record struct Decree(StepFault Fault, int LandsAfter = 0)
{
    /// <summary>Nothing happens to the step.</summary>
    public static readonly Decree Go;

    /// <inheritdoc />
    public override string ToString() => LandsAfter == 0 ? Fault.ToString() : $"{Fault} by {LandsAfter} steps";

    public static implicit operator Decree(StepFault fault) => FromStepFault(fault);

    public static Decree FromStepFault(StepFault fault) => new(fault);
}
