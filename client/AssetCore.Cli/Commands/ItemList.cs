using System.Collections.Immutable;

namespace AssetCore.Cli.Commands;

/// <summary>A list inside a document, and its columns for people.</summary>
/// <param name="Member">The member that holds it.</param>
/// <param name="Columns">The columns.</param>
internal sealed record ItemList(string Member, params ImmutableArray<Column> Columns);
