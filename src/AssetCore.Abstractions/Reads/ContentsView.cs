using System.Collections.Immutable;
using AssetCore.Containers;

namespace AssetCore.Reads;

/// <summary>What a container holds, by its kind. Paged by its one list.</summary>
public abstract record ContentsView : QueryAnswer
{
    private ContentsView()
    {
    }

    /// <summary>Where the next page begins, or null.</summary>
    public string? NextCursor { get; init; }

    /// <summary>True if there is a next page.</summary>
    public bool HasMore { get; init; }

    /// <summary>True if the world has moved since the first page of this list; null on first pages.</summary>
    public bool? Moved { get; init; }

    /// <summary><c>type: "balance"</c>.</summary>
    /// <param name="Items">The balances, by class and key.</param>
    public sealed record Balance(ImmutableArray<BalanceItem> Items) : ContentsView;

    /// <summary><c>type: "slots"</c>; empty slots are not listed.</summary>
    /// <param name="Items">The occupied slots, by number.</param>
    /// <param name="Count">All slots.</param>
    public sealed record Slots(ImmutableArray<SlotItem> Items, int Count) : ContentsView;

    /// <summary><c>type: "grid"</c>; paged by the placements.</summary>
    /// <param name="Balances">
    /// Sums over all stacks, by class and key; the first <see cref="ReadLimits.PageMax"/>.
    /// </param>
    /// <param name="Placements">What stands on it, by anchor.</param>
    /// <param name="Summary">How full it is.</param>
    public sealed record Grid(
        ImmutableArray<BalanceItem> Balances,
        ImmutableArray<GridPlacement> Placements,
        GridSummary Summary) : ContentsView;

    /// <summary><c>type: "continuous_1d"</c> or <c>"continuous_2d"</c>, by the kind.</summary>
    /// <param name="Placements">What stands on it.</param>
    /// <param name="Kind">The line or plane with its bounds.</param>
    public sealed record Continuous(ImmutableArray<ContinuousPlacement> Placements, ContainerKind Kind) : ContentsView;
}
