using System.Collections.Immutable;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>
/// The readable state of a world as sorted lines of text, so that a difference can be read by people.
/// </summary>
/// <param name="Lines">One line per row, in ordinal order.</param>
internal sealed record WorldDump(ImmutableArray<string> Lines)
{
    /// <summary>Equality of all lines.</summary>
    public bool Equals(WorldDump? other) => other is not null && Lines.AsSpan().SequenceEqual(other.Lines.AsSpan());

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Lines.Length, Lines.IsEmpty ? null : Lines[0]);

    /// <summary>The lines that only one of two dumps has: "-" only this one, "+" only the other.</summary>
    public string DifferenceTo(WorldDump other) => string.Join(
        '\n',
        Lines.Except(other.Lines, StringComparer.Ordinal).Select(line => "- " + line)
            .Concat(other.Lines.Except(Lines, StringComparer.Ordinal).Select(line => "+ " + line)));

    /// <summary>All lines.</summary>
    public override string ToString() => string.Join('\n', Lines);
}
