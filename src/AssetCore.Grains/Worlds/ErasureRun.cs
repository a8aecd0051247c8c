using System.Globalization;
using AssetCore.Commits;
using AssetCore.Engine.Transactions;
using AssetCore.Grains.Abstractions;

namespace AssetCore.Grains.Worlds;

/// <summary>Puts it on record that a subject's key was destroyed: a commit of the world that changes nothing.</summary>
/// <param name="call">Whose, and why.</param>
internal sealed class ErasureRun(EraseSubjectCall call) : BatchWork
{
    /// <summary>What is on record; stands once the batch does.</summary>
    public CommitReceipt? Receipt { get; private set; }

    /// <inheritdoc />
    public override void Judge(WorldEngine engine) => Receipt = engine.ExecuteDirective(new WorldDirective.Note
    {
        Reason = string.Create(CultureInfo.InvariantCulture, $"subject {call.Subject} was erased: {call.Reason}"),
    });
}
