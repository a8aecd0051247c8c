namespace AssetCore.Engine.State;

/// <summary>The dense numbers that come next. Part of the state: a refused commit gives back what it drew.</summary>
/// <param name="NextContainer">Containers: from 0.</param>
/// <param name="NextClass">Classes: from 0.</param>
/// <param name="NextInstance">Instances: from 1.</param>
/// <param name="NextStack">Stacks: from 1.</param>
internal readonly record struct Counters(int NextContainer, int NextClass, long NextInstance, long NextStack)
{
    /// <summary>Those of a new world.</summary>
    public static readonly Counters Initial = new(0, 0, 1, 1);
}
