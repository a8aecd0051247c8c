namespace AssetCore.Engine.State;

/// <summary>The tally of a class; vacant until there is something of it.</summary>
/// <param name="Tally">The tally.</param>
internal readonly record struct TallyCell(ClassTally? Tally) : IVacant
{
    public bool IsVacant => Tally is null;
}
