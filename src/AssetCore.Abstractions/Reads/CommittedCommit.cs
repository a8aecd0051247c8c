using System.Collections.Immutable;
using AssetCore.Text;

namespace AssetCore.Reads;

/// <summary>A commit with its events, as streams show it.</summary>
/// <param name="Item">The commit.</param>
/// <param name="Events">Its events, one JSON object each, as <c>docs/formats/events.md</c> describes them.</param>
public sealed record CommittedCommit(CommitItem Item, ImmutableArray<JsonText> Events);
