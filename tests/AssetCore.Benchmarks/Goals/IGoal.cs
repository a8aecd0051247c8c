namespace AssetCore.Benchmarks.Goals;

/// <summary>One row of the table of goals: measures itself, its ceiling and its peer in one run.</summary>
internal interface IGoal
{
    /// <summary>1 and more.</summary>
    int Number { get; }

    /// <summary>What is measured, in a few words.</summary>
    string Title { get; }

    /// <summary>Measures in this process, which has measured nothing before.</summary>
    /// <param name="duration">How long each figure is counted, after its warm-up.</param>
    Task<IReadOnlyList<GoalCheck>> MeasureAsync(TimeSpan duration);
}
