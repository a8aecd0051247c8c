using System.Collections.Immutable;
using AssetCore.Text;

namespace AssetCore.Reads;

/// <summary>One commit with its events.</summary>
/// <param name="Item">The commit; its members stand beside <c>freshness</c> in JSON.</param>
/// <param name="Events">Its events, one JSON object each, as <c>docs/formats/events.md</c> describes them.</param>
public sealed record CommitView(CommitItem Item, ImmutableArray<JsonText> Events) : QueryAnswer;
