namespace AssetCore.Simulation.Processes;

/// <summary>The plans that tests need most.</summary>
public static class FaultPlans
{
    /// <summary>Every fault that a step can have, for enumerations.</summary>
    public static IReadOnlyList<Decree> Every { get; } =
    [
        StepFault.Lost, StepFault.AnswerLost, StepFault.Refused, StepFault.CrashBefore, StepFault.CrashAfter,
        StepFault.PowerLoss, new Decree(StepFault.Late), new Decree(StepFault.Late, 1), new Decree(StepFault.Late, 5),
    ];

    /// <summary>No step has a fault.</summary>
    public static FaultPlan Nothing { get; } = static _ => Decree.Go;

    /// <summary>These steps have these faults, all others none.</summary>
    public static FaultPlan At(params IReadOnlyCollection<(int Step, Decree Decree)> faults)
    {
        var byStep = faults.ToDictionary(fault => fault.Step, fault => fault.Decree);
        return step => byStep.GetValueOrDefault(step.Number);
    }

    /// <summary>So many of a hundred steps have one of these faults, by seed.</summary>
    public static FaultPlan BySeed(int seed, int percent, params IReadOnlyList<Decree> faults)
    {
        var random = new Random(seed);
        return _ => random.Next(100) < percent ? faults[random.Next(faults.Count)] : Decree.Go;
    }

    /// <summary>Only steps that the condition holds for have a fault.</summary>
    public static FaultPlan Where(Func<Step, bool> condition, FaultPlan plan) =>
        step => condition(step) ? plan(step) : Decree.Go;
}
