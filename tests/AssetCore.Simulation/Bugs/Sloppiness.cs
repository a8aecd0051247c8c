namespace AssetCore.Simulation.Bugs;

/// <summary>What a <see cref="SloppyWriter"/> leaves out.</summary>
internal enum Sloppiness
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A batch that the store refused stays in the state.</summary>
    UndoesNothing,

    /// <summary>A writer that was replaced acknowledges its last batch.</summary>
    AcknowledgesWhenFenced,

    /// <summary>An append without an answer is taken for done.</summary>
    AcknowledgesWhenDisputed,

    /// <summary>An append without an answer is taken for not done.</summary>
    RefusesWhenDisputed,
}
