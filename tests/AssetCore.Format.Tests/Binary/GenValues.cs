using System.Collections.Immutable;
using AssetCore.Containers;
using AssetCore.Ids;
using AssetCore.Quantities;
using CsCheck;

namespace AssetCore.Format.Tests.Binary;

/// <summary>Draws the values that events and requests are made of, the ends of their ranges included.</summary>
internal static class GenValues
{
    private const string IdCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._~-";

    public static readonly Gen<long> AnyLong = Gen.OneOf(
        Gen.Long,
        Gen.Long[-200, 200],
        Gen.Long[-100_000_000, 100_000_000],
        Gen.Select(Gen.Int[0, 63], Gen.Long[-1, 1], (bit, off) => unchecked((1L << bit) + off)),
        Gen.OneOf<long>(long.MinValue, long.MaxValue, 0));

    public static readonly Gen<long> Positive =
        AnyLong.Select(value => value == long.MinValue ? 1 : Math.Max(Math.Abs(value), 1));

    public static readonly Gen<long> NotNegative = AnyLong.Select(value => value & long.MaxValue);

    public static readonly Gen<int> Dense = NotNegative.Select(value => (int)(value & int.MaxValue));

    public static readonly Gen<int> Places = Gen.OneOf(
        Gen.Int[1, 200], Gen.Int[1, ContainerKind.PlacesMax], Gen.Const(ContainerKind.PlacesMax));

    public static readonly Gen<uint?> Key = Gen.OneOf(
        Gen.Const((uint?)null),
        Gen.UInt[0, 200].Select(key => (uint?)key),
        Gen.OneOf<uint?>(0, uint.MaxValue),
        Gen.UInt.Select(key => (uint?)key));

    public static readonly Gen<string> Id =
        Gen.OneOf(Gen.Int[1, 8], Gen.Int[1, 64], Gen.OneOf<int>(1, 63, 64, 127, 128))
        .SelectMany(length => Gen.Char[IdCharacters].Array[length])
        .Select(characters => new string(characters));

    public static readonly Gen<string> Text =
        Gen.OneOf<string>("a", "Z", " ", "é", "€", "日", "😀", "\"", "\\", "\n", "\u001f").Array[0, 40]
        .Select(string.Concat);

    public static readonly Gen<string> Name = Text.Where(text => text.Length > 0);

    public static readonly Gen<Scale> BalanceScale =
        Gen.Int[0, 9].Select(decimals => new Scale((long)Math.Pow(10, decimals)));

    public static readonly Gen<DecimalQuantity> Quantity = Gen.OneOf(
        Gen.Select(AnyLong, BalanceScale, DecimalQuantity.FromScaled),
        Gen.Long[1, 5000].Select(DecimalQuantity.FromInteger),
        Gen.OneOf<string>("0", "-0.0000000001", "100000000000000000000", "-99999999999999999999.9999999999", "1.5")
            .Select(Parse));

    public static readonly Gen<Shape> Shape = Gen.Select(Places, Places, (width, height) => new Shape(width, height));

    public static readonly Gen<Extent> Extent = Gen.Select(
        Gen.Long[1, Containers.Extent.SideMax], Gen.Long[0, Containers.Extent.SideMax], Gen.Bool,
        (width, height, isSpan) => isSpan || height == 0
            ? Containers.Extent.Span(width)
            : Containers.Extent.Rectangle(width, height));

    public static readonly Gen<Rotation> Rotation = Gen.Int[0, 3].Select(turn => (Rotation)turn);

    public static readonly Gen<ContainerKind> Kind = Gen.OneOf<ContainerKind>(
        BalanceScale.Select(scale => (ContainerKind)new ContainerKind.Balance(scale)),
        Places.Select(count => (ContainerKind)new ContainerKind.Slots(count)),
        Places.Select(count => (ContainerKind)new ContainerKind.Grid(count, null)),
        Gen.Select(Gen.Int[1, 1024], Gen.Int[1, 1024],
            (width, height) => (ContainerKind)new ContainerKind.Grid(width * height, width)),
        Gen.Select(AnyLong, AnyLong, Positive, Maybe(Positive), (a, b, scale, bucket) =>
            (ContainerKind)new ContainerKind.Line(Low(a, b), High(a, b), new Scale(scale), bucket)),
        Gen.Select(AnyLong, AnyLong, AnyLong, AnyLong, Positive, Maybe(Positive)).Select((a, b, c, d, scale, bucket) =>
            (ContainerKind)new ContainerKind.Plane(
                Low(a, b), Low(c, d), High(a, b), High(c, d), new Scale(scale), bucket)));

    public static readonly Gen<BalancePolicies?> Policies = Gen.Select(
        Maybe(Quantity),
        Maybe(Quantity),
        Gen.OneOf(Gen.Const((string[]?)null), Id.Array[0, 5].Select(ids => (string[]?)ids)),
        Gen.Int[0, 2],
        (floor, ceiling, classes, use) => use == 0 ? null : Ordered(floor, ceiling, classes));

    public static readonly Gen<ClassBehavior?> Behavior = Gen.Select(
        Maybe(BalanceScale), Maybe(Positive), Gen.Bool,
        (scale, most, isThere) => isThere
            ? new ClassBehavior(scale, most is { } units ? DecimalQuantity.FromInteger(units) : null)
            : null);

    public static Gen<T?> Maybe<T>(Gen<T> gen)
        where T : struct => Gen.OneOf(Gen.Const((T?)null), gen.Select(value => (T?)value));

    private static DecimalQuantity Parse(string text) =>
        DecimalQuantity.TryParse(text, out var quantity) ? quantity : throw new ArgumentException(text);

    private static BalancePolicies Ordered(DecimalQuantity? floor, DecimalQuantity? ceiling, string[]? classes)
    {
        if (ceiling is { } top && (floor ?? default).CompareTo(top) > 0) ceiling = floor ?? default(DecimalQuantity);
        ImmutableArray<ClassId> list = classes is null
            ? default
            : [.. classes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(id => new ClassId(id))];
        return new BalancePolicies(floor, ceiling, list);
    }

    private static long Low(long a, long b) => a == b ? a - (a == long.MinValue ? 0 : 1) : Math.Min(a, b);

    private static long High(long a, long b) => a == b && a == long.MinValue ? a + 1 : Math.Max(a, b);
}
