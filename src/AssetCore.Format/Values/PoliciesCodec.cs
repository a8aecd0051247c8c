using System.Collections.Immutable;
using System.Runtime.InteropServices;
using AssetCore.Containers;
using AssetCore.Format.Binary;
using AssetCore.Format.Json.Shapes;
using AssetCore.Ids;
using AssetCore.Quantities;

namespace AssetCore.Format.Values;

/// <summary>
/// Optional policies of a balance container as bytes: 0 for null, otherwise which members follow, then the members.
/// </summary>
internal static class PoliciesCodec
{
    private const int ClassesMax = BalancePolicyShape.ClassesMax;

    private const byte Present = 1;
    private const byte HasFloor = 2;
    private const byte HasCeiling = 4;
    private const byte HasClasses = 8;

    /// <summary>Writes policies or null.</summary>
    /// <exception cref="ArgumentException">The floor is above the ceiling, or the classes are not in order.</exception>
    public static void Write(EncodingBuffer destination, BalancePolicies? policies)
    {
        if (policies is null)
        {
            destination.WriteByte(0);
            return;
        }

        if (!IsPossible(policies)) throw new ArgumentException("A floor is above its ceiling.", nameof(policies));
        var members = Present
            | (policies.Floor is null ? 0 : HasFloor)
            | (policies.Ceiling is null ? 0 : HasCeiling)
            | (policies.RestrictsClasses ? HasClasses : 0);
        destination.WriteByte((byte)members);
        if (policies.Floor is { } floor) QuantityCodec.Write(destination, floor);
        if (policies.Ceiling is { } ceiling) QuantityCodec.Write(destination, ceiling);
        if (policies.RestrictsClasses) WriteClasses(destination, policies.Classes);
    }

    /// <summary>Reads policies or null.</summary>
    /// <exception cref="FormatFaultException">They are impossible or not in order.</exception>
    public static BalancePolicies? Read(ref ByteReader source)
    {
        var start = source.Position;
        var members = source.ReadByte();
        if (members == 0) return null;
        if ((members & Present) == 0 || members > (Present | HasFloor | HasCeiling | HasClasses))
            ByteReader.Fail(start, "policies have members that are unknown: the bytes are of a newer format");
        DecimalQuantity? floor = (members & HasFloor) != 0 ? QuantityCodec.Read(ref source) : null;
        DecimalQuantity? ceiling = (members & HasCeiling) != 0 ? QuantityCodec.Read(ref source) : null;
        var classes = (members & HasClasses) != 0 ? ReadClasses(ref source) : default;
        var policies = new BalancePolicies(floor, ceiling, classes);
        if (!IsPossible(policies)) ByteReader.Fail(start, "a floor is above its ceiling");
        return policies;
    }

    // An absent floor counts as 0.
    private static bool IsPossible(BalancePolicies policies) =>
        policies.Ceiling is not { } ceiling || (policies.Floor ?? default).CompareTo(ceiling) <= 0;

    private static void WriteClasses(EncodingBuffer destination, ImmutableArray<ClassId> classes)
    {
        destination.WriteVarint(classes.Length, 0, ClassesMax, "a number of classes");
        for (var i = 0; i < classes.Length; i++)
        {
            if (i > 0 && classes[i - 1].CompareTo(classes[i]) >= 0)
                throw new ArgumentException("Classes are not in ordinal order without repeats.", nameof(classes));
            ExternalIdCodec.Write(destination, classes[i].Value);
        }
    }

    private static ImmutableArray<ClassId> ReadClasses(ref ByteReader source)
    {
        // Two bytes at least for each id: a count that the bytes cannot hold reserves nothing.
        var count = source.ReadVarint32(0, Math.Min(ClassesMax, source.Remaining / 2), "a number of classes");
        var classes = new ClassId[count];
        for (var i = 0; i < count; i++)
        {
            var start = source.Position;
            classes[i] = new ClassId(ExternalIdCodec.Read(ref source));
            if (i > 0 && classes[i - 1].CompareTo(classes[i]) >= 0)
                ByteReader.Fail(start, "classes are not in ordinal order without repeats");
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(classes);
    }
}
