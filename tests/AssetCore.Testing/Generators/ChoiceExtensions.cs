namespace AssetCore.Testing.Generators;

/// <summary>Ways to choose.</summary>
public static class ChoiceExtensions
{
    /// <summary>True in so many of a hundred cases.</summary>
    public static bool Chance(this IChoices choices, int percent) => choices.Below(100) >= 100 - percent;

    /// <summary>One of a list that is not empty.</summary>
    public static T Pick<T>(this IChoices choices, IReadOnlyList<T> items) => items[choices.Below(items.Count)];

    /// <summary>One of the weighted cases; weights are 0 or more and not all 0.</summary>
    public static T Weighted<T>(this IChoices choices, params ReadOnlySpan<(int Weight, T Item)> cases)
    {
        var total = 0;
        foreach (var (weight, _) in cases) total += weight;
        var rest = choices.Below(total);
        foreach (var (weight, item) in cases)
        {
            if (rest < weight) return item;
            rest -= weight;
        }

        throw new ArgumentException("The weights do not add up.", nameof(cases));
    }
}
