using System.Collections.Immutable;
using AssetCore.Ids;
using AssetCore.Quantities;

namespace AssetCore.Containers;

/// <summary>
/// The rules that judge changes of a balance container. Absent members mean: floor 0, no ceiling, all classes.
/// </summary>
/// <param name="Floor">What a balance may not fall below; null for 0.</param>
/// <param name="Ceiling">What a balance may not rise above; null for no ceiling.</param>
/// <param name="Classes">The classes that may be put in, in ordinal order without repeats; default for all.</param>
public sealed record BalancePolicies(DecimalQuantity? Floor, DecimalQuantity? Ceiling, ImmutableArray<ClassId> Classes)
{
    /// <summary>True if only the listed classes may be put in, none of them when the list is empty.</summary>
    public bool RestrictsClasses => !Classes.IsDefault;

    /// <summary>Equality by value, list included.</summary>
    public bool Equals(BalancePolicies? other) =>
        other is not null
        && Floor == other.Floor
        && Ceiling == other.Ceiling
        && RestrictsClasses == other.RestrictsClasses
        && (!RestrictsClasses || Classes.AsSpan().SequenceEqual(other.Classes.AsSpan()));

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Floor, Ceiling, RestrictsClasses ? Classes.Length : -1);
}
