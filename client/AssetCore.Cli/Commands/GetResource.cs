using System.Collections.Immutable;

namespace AssetCore.Cli.Commands;

/// <summary>Something that <c>get</c> can fetch, and how people see it.</summary>
/// <param name="Name">The subcommand.</param>
/// <param name="Description">What it shows.</param>
/// <param name="Path">
/// The path below the world's reads, with <c>{0}</c> for the argument; from the root if it begins with a slash.
/// </param>
internal sealed record GetResource(string Name, string Description, string Path)
{
    /// <summary>True for what one world is asked; false for what the server is asked.</summary>
    public bool IsOfWorld => !Path.StartsWith('/');

    /// <summary>The name of the argument; null if there is none.</summary>
    public string? Argument { get; init; }

    /// <summary>The parameters of the query.</summary>
    public ImmutableArray<QueryOption> Parameters { get; init; } = [];

    /// <summary>The members that hold lists, first to last, with their columns; empty for one thing.</summary>
    public ImmutableArray<ItemList> Lists { get; init; } = [];

    /// <summary>The member that says where the next page begins; null if there are no pages.</summary>
    public string? NextMember { get; init; }

    /// <summary>The parameter that takes <see cref="NextMember"/>.</summary>
    public string NextParameter { get; init; } = "cursor";
}
