using System.Text.Json;

namespace AssetCore.Format.Json.Answers;

/// <summary>The members that every page of a list ends with.</summary>
/// <param name="NextCursor">Where the next page begins, or null.</param>
/// <param name="HasMore">True if there is a next page.</param>
/// <param name="Moved">True if the world has moved since the first page; null, and not shown, on first pages.</param>
internal readonly record struct PagePart(string? NextCursor, bool HasMore, bool? Moved)
{
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStringOrNull("next_cursor"u8, NextCursor);
        writer.WriteBoolean("has_more"u8, HasMore);
        if (Moved is { } moved) writer.WriteBoolean("moved"u8, moved);
    }

    public static PagePart Read(AnswerElement page) =>
        new(page.TextOrNull("next_cursor"), page.Boolean("has_more"), page.BooleanOrNull("moved"));
}
