namespace AssetCore.Engine.State;

/// <summary>A cell that can tell whether it holds anything.</summary>
internal interface IVacant
{
    /// <summary>True if the cell holds nothing: its default value.</summary>
    bool IsVacant { get; }
}
