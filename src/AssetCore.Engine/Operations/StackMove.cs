using AssetCore.Errors;
using AssetCore.Operations;
using AssetCore.Quantities;

namespace AssetCore.Engine.Operations;

/// <summary>
/// Moves a stack, or a part of it, that is named by its place: what <c>SplitStack</c> and <c>MergeStacks</c> share.
/// </summary>
internal static class StackMove
{
    /// <summary>Judges the move and carries it out; events as of <c>MoveFungible</c>.</summary>
    /// <param name="from">The anchor of the stack.</param>
    /// <param name="to">Where it goes.</param>
    /// <param name="quantity">How much; null for the whole stack.</param>
    /// <param name="world">The world.</param>
    public static Rejection? Execute(
        Location.GridCell from, Location to, DecimalQuantity? quantity, WorldWriter world)
    {
        var source = new FungiblePlace(world, from);
        var target = new FungiblePlace(world, to);
        var refusal = source.FindContainer() ?? target.FindContainer();
        if (refusal is not null) return refusal;
        if (Places.AreSame(from, to)) return Reject.SamePlace(to);
        refusal = source.JudgeGridKind() ?? target.JudgeGridKind() ?? JudgeForm(quantity, ref source);
        if (refusal is not null) return refusal;

        source.LookAtAnchor();
        target.LookAtAnchor();
        refusal = source.JudgeInside() ?? target.JudgeInside() ?? source.JudgeStack();
        if (refusal is not null) return refusal;
        var stack = source.Stack;
        if (quantity is null) source.Units = stack.Quantity;
        target.Units = source.Units;
        source.LookAt(stack.Variant.Class, stack.Variant.Key);
        target.LookAt(stack.Variant.Class, stack.Variant.Key);
        return FungibleMove.Execute(ref source, ref target);
    }

    private static Rejection? JudgeForm(DecimalQuantity? quantity, ref FungiblePlace source)
    {
        if (quantity is not { } asked) return null;
        return asked.Sign <= 0 ? Reject.NotAboveZero(asked) : source.JudgeForm(asked);
    }
}
