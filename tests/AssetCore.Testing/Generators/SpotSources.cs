using AssetCore.Containers;
using AssetCore.Ids;
using AssetCore.Operations;

namespace AssetCore.Testing.Generators;

/// <summary>Draws places on lines and planes.</summary>
internal static class SpotSources
{
    /// <summary>The extent that something would be placed with, or null.</summary>
    public static Extent? ExtentOf(this OperationSources sources, ClassId classId, uint? key)
    {
        Extent? common = null;
        foreach (var (ofClass, ofKey, extent) in sources.View.Extents)
        {
            if (ofClass != classId) continue;
            if (ofKey == key) return extent;
            if (ofKey is null) common = extent;
        }

        return common;
    }

    /// <summary>A spot on a line or a plane that mostly fits something of this class and key.</summary>
    public static Location Spot(this OperationSources sources, ClassId classId, uint? key)
    {
        var extent = sources.ExtentOf(classId, key);
        var isLine = (extent?.IsSpan ?? sources.Choices.Chance(50)) != sources.Choices.Chance(3);
        var id = Space(sources, isLine ? ContainerType.Line : ContainerType.Plane, extent);
        return sources.KindOf(id) switch
        {
            ContainerKind.Line line =>
                new Location.Line(id, Coordinate(sources, line.MinX, line.MaxX, Math.Max(1, extent?.Width ?? 1))),
            ContainerKind.Plane plane => new Location.Plane(
                id,
                Coordinate(sources, plane.MinX, plane.MaxX, Math.Max(1, extent?.Width ?? 1)),
                Coordinate(sources, plane.MinY, plane.MaxY, Math.Max(1, extent?.Height ?? 1)),
                Turn(sources)),
            _ => isLine ? new Location.Line(id, 0) : new Location.Plane(id, 0, 0, Turn(sources)),
        };
    }

    /// <summary>Mostly one that the extent fits into.</summary>
    private static ContainerId Space(OperationSources sources, ContainerType type, Extent? extent)
    {
        var id = sources.Container(type);
        for (var looks = 1; looks < OperationSources.LooksMax && !Fits(sources.KindOf(id), extent); looks++)
        {
            id = sources.Container(type);
        }

        return id;
    }

    private static bool Fits(ContainerKind? kind, Extent? extent) => kind switch
    {
        ContainerKind.Line line => extent is { IsSpan: true } span && span.Width <= line.MaxX - line.MinX,
        ContainerKind.Plane plane => extent is { IsSpan: false } rectangle
            && rectangle.Width <= (Int128)plane.MaxX - plane.MinX
            && rectangle.Height <= (Int128)plane.MaxY - plane.MinY,
        _ => false,
    };

    /// <summary>A centre: mostly inside with its span, often at an edge or on a raster where spans touch.</summary>
    private static long Coordinate(OperationSources sources, long min, long max, long side)
    {
        var choices = sources.Choices;
        var room = (Int128)max - min - side;
        if (room < 0) return choices.Chance(50) ? min : max;
        var (first, half) = ((Int128)min + (side / 2) + (side % 2), side);
        var steps = (int)Int128.Min((room / half) + 1, 1_000);
        return (long)Int128.Clamp(
            choices.Weighted<Func<Int128>>(
                (40, () => first + choices.Below((int)Int128.Min(room + 1, int.MaxValue))),
                (40, () => first + (choices.Below(steps) * (Int128)half)),
                (6, () => first),
                (6, () => (Int128)max - (side / 2) - (side % 2)),
                (2, () => first - 1),
                (1, () => max),
                (1, () => choices.Pick([long.MinValue, long.MaxValue, (Int128)max + 1])))(),
            long.MinValue,
            long.MaxValue);
    }

    private static long? Turn(OperationSources sources) => sources.Choices.Weighted<Func<long?>>(
        (70, () => sources.Choices.Pick(Universe.Turns)),
        (28, () => sources.Choices.Below(360_000)),
        (1, () => 360_000),
        (1, () => -1))();
}
