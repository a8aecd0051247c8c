using AssetCore.Operations;

namespace AssetCore.Testing.Generators;

/// <summary>How often which operation is drawn; an unfinished world is mostly furnished first.</summary>
internal sealed class OperationMix(OperationSources sources)
{
    private readonly SchemaOperations _schema = new(sources);
    private readonly FungibleOperations _fungibles = new(sources);
    private readonly InstanceOperations _instances = new(sources);

    /// <summary>One operation.</summary>
    /// <param name="minting">The operations of this commit so far that mint an instance.</param>
    public Operation Draw(IReadOnlyList<int> minting)
    {
        var hasInstances = minting.Count > 0 || sources.View.Instances.Length > 0;
        // Once everything exists, making more is mostly a refusal.
        var spoilers = sources.Choices.Chance(30) ? 1 : 0;
        return sources.Choices.Weighted<Func<Operation>>(
            (spoilers + (20 * _schema.ContainersMissing), _schema.Create),
            (spoilers + (20 * _schema.ClassesMissing), _schema.Register),
            (2 + (20 * _schema.ShapesMissing), _schema.RegisterShape),
            (1, _schema.Remove),
            (20, _fungibles.Add),
            (6, _fungibles.Remove),
            (20, _fungibles.Move),
            (10, _fungibles.TransferOne),
            (5, _fungibles.TransferMany),
            (8, _instances.Mint),
            (hasInstances ? 10 : 1, () => _instances.Move(minting)),
            (hasInstances ? 5 : 1, () => _instances.PlaceInSlot(minting)),
            (4, _instances.RemoveFromSlot),
            (5, _instances.Swap))();
    }
}
