using AssetCore.Engine.State;

namespace AssetCore.Engine.Operations;

/// <summary>Where a transfer leads, looked up ahead; whoever was not found is looked for again, to say so.</summary>
/// <param name="From">The number of the source; -1 if there is none of that id.</param>
/// <param name="FromPlace">Where its balance very likely lies.</param>
/// <param name="To">The number of the target; -1 if there is none of that id.</param>
/// <param name="ToPlace">Where its balance very likely lies.</param>
internal readonly record struct TransferEnds(int From, BalanceRef FromPlace, int To, BalanceRef ToPlace)
{
    /// <summary>Nothing was looked up.</summary>
    public static TransferEnds None => new(-1, default, -1, default);
}
