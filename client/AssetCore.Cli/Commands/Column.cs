using System.Text.Json;
using AssetCore.Cli.Presentation;

namespace AssetCore.Cli.Commands;

/// <summary>A column of a list for people.</summary>
/// <param name="Head">What stands above it.</param>
/// <param name="Read">What it shows of an item.</param>
internal sealed record Column(string Head, Func<JsonElement, string> Read)
{
    /// <summary>A column that shows the member of its own name.</summary>
    public static implicit operator Column(string member) => Of(member);

    /// <summary>A column that shows the member of its own name.</summary>
    public static Column Of(string member) => new(member, item => Cells.At(item, member));

    /// <summary>A column that shows a moment.</summary>
    public static Column Time(string head, string member) => new(head, item => Cells.Time(item, member));
}
