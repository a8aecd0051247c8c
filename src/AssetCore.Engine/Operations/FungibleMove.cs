using AssetCore.Errors;

namespace AssetCore.Engine.Operations;

/// <summary>
/// Moves a quantity from one place to another once both were looked at: what <c>MoveFungible</c>, <c>SplitStack</c> and
/// <c>MergeStacks</c> share.
/// </summary>
internal static class FungibleMove
{
    /// <summary>
    /// The stages from policies on, then the move: one event for a whole stack that moves to a free anchor, otherwise
    /// two.
    /// </summary>
    public static Rejection? Execute(ref FungiblePlace source, ref FungiblePlace target)
    {
        var refusal = target.JudgeClass()
            ?? target.JudgeShape()
            ?? source.JudgeInside()
            ?? target.JudgeOutline()
            ?? target.JudgeFree(source)
            ?? source.JudgeTaking()
            ?? target.JudgePutting();
        if (refusal is null) Move(ref source, ref target);
        return refusal;
    }

    private static void Move(ref FungiblePlace source, ref FungiblePlace target)
    {
        if (target.IsGrid && !target.HasStack && source.IsGrid && source.IsWholeStack)
        {
            target.PutWhole(source);
            return;
        }

        source.Take();
        target.Put();
    }
}
