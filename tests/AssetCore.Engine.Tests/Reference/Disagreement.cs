namespace AssetCore.Engine.Tests.Reference;

/// <summary>The model and the world under test differ.</summary>
/// <param name="message">In what.</param>
/// <param name="isOfStates">True if it takes a look at all of the state to see it.</param>
internal sealed class Disagreement(string message, bool isOfStates = false) : Exception(message)
{
    /// <summary>True if it takes a look at all of the state to see it.</summary>
    public bool IsOfStates => isOfStates;
}
