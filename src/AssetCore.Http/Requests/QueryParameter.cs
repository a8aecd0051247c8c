using System.Collections.Immutable;

namespace AssetCore.Http.Requests;

/// <summary>A query parameter: how it is judged and how it is documented.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it does.</param>
internal abstract record QueryParameter(string Name, string Description)
{
    /// <summary>True if the route makes no sense without it, whatever else is given.</summary>
    public bool IsRequired { get; init; }

    /// <summary>A whole number within bounds.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Description">What it does.</param>
    /// <param name="Min">The least value.</param>
    /// <param name="Max">The greatest value.</param>
    /// <param name="Default">What stands for its absence; null for nothing.</param>
    internal sealed record Whole(string Name, string Description, long Min, long Max, long? Default = null)
        : QueryParameter(Name, Description);

    /// <summary>A text within a length.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Description">What it does.</param>
    /// <param name="LengthMax">The most characters; at least one is needed.</param>
    internal sealed record Text(string Name, string Description, int LengthMax) : QueryParameter(Name, Description);

    /// <summary>The external id of a container or a class.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Description">What it does.</param>
    internal sealed record Id(string Name, string Description) : QueryParameter(Name, Description);

    /// <summary>One of a few names.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Description">What it does.</param>
    /// <param name="Choices">The names.</param>
    internal sealed record Choice(string Name, string Description, ImmutableArray<string> Choices)
        : QueryParameter(Name, Description);
}
