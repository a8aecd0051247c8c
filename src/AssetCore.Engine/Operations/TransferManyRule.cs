using AssetCore.Errors;
using AssetCore.Operations;

namespace AssetCore.Engine.Operations;

/// <summary>Transfers one after another, each judged on what the ones before left. Two events each.</summary>
internal sealed class TransferManyRule : OperationRule<TransferMany>
{
    public override OperationCode Code => OperationCode.TransferMany;

    protected override Rejection? Execute(TransferMany op, WorldWriter world)
    {
        Span<TransferEnds> ends = stackalloc TransferEnds[TransferWindow.Size];
        for (var left = op.Transfers.AsSpan(); !left.IsEmpty;)
        {
            var window = left[..Math.Min(left.Length, TransferWindow.Size)];
            left = left[window.Length..];
            TransferWindow.Find(window, world, ends);
            for (var i = 0; i < window.Length; i++)
                if (BalanceTransfer.Execute(window[i], ends[i], world) is { } refusal) return refusal;
        }

        return null;
    }
}
