using AssetCore.Containers;
using AssetCore.Engine.Geometry;
using AssetCore.Engine.State;
using AssetCore.Errors;
using AssetCore.Ids;

namespace AssetCore.Engine.Operations;

/// <summary>What the space of a line says about a span.</summary>
internal static class LineRules
{
    /// <summary>The span lies within the line, and nothing but the mover overlaps it.</summary>
    /// <param name="container">The line.</param>
    /// <param name="span">The span.</param>
    /// <param name="mover">The instance that moves; number 0 if it is new.</param>
    public static Rejection? Judge(in ContainerCell container, LineSpan span, InstanceId mover)
    {
        var kind = (ContainerKind.Line)container.Row!.Kind;
        if (!span.LiesWithin(kind.MinX, kind.MaxX)) return Reject.SpanOutOfBounds(container, kind, span);
        return container.Line?.LowestOverlap(span, mover) is { Value: not 0 } other
            ? Reject.SpanOverlaps(container, span, other)
            : null;
    }
}
