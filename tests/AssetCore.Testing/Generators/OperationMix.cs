using AssetCore.Operations;

namespace AssetCore.Testing.Generators;

/// <summary>How often which operation is drawn; an unfinished world is mostly furnished first.</summary>
internal sealed class OperationMix(OperationSources sources)
{
    private readonly SchemaOperations _schema = new(sources);
    private readonly FungibleOperations _fungibles = new(sources);
    private readonly InstanceOperations _instances = new(sources);
    private readonly StackOperations _stacks = new(sources);
    private readonly HoldOperations _holds = new(sources);
    private readonly GuardOperations _guards = new(sources);

    /// <summary>One operation.</summary>
    /// <param name="minting">The operations of this commit so far that mint an instance.</param>
    public Operation Draw(IReadOnlyList<int> minting)
    {
        var hasInstances = minting.Count > 0 || sources.View.Instances.Length > 0;
        var hasHolds = sources.View.Holds.Length > 0;
        // Once everything exists, making more is mostly a refusal.
        var spoilers = sources.Choices.Chance(30) ? 1 : 0;
        var extents = 1 + (10 * _schema.ExtentsMissing);
        return sources.Choices.Weighted<Func<Operation>>(
            (spoilers + (20 * _schema.ContainersMissing), _schema.Create),
            (spoilers + (20 * _schema.ClassesMissing), _schema.Register),
            (2 + (20 * _schema.ShapesMissing), _schema.RegisterShape),
            (extents, _schema.RegisterExtent),
            (1, _schema.Remove),
            (2, _schema.SetPolicies),
            (1, _schema.SetOwner),
            (20, _fungibles.Add),
            (6, _fungibles.Remove),
            (20, _fungibles.Move),
            (10, _fungibles.TransferOne),
            (5, _fungibles.TransferMany),
            (6, _stacks.Split),
            (4, _stacks.Merge),
            (3, _stacks.Consolidate),
            (7, _holds.Hold),
            (hasHolds ? 6 : 1, _holds.Capture),
            (hasHolds ? 2 : 1, _holds.Release),
            (6, () => _guards.Draw(minting)),
            (10, _instances.Mint),
            (hasInstances ? 3 : 1, () => _instances.Unplace(minting)),
            (hasInstances ? 2 : 1, () => _instances.Burn(minting)),
            (hasInstances ? 5 : 1, () => _instances.Attach(minting)),
            (hasInstances ? 2 : 1, () => _instances.Detach(minting)),
            (hasInstances ? 10 : 1, () => _instances.Move(minting)),
            (hasInstances ? 5 : 1, () => _instances.PlaceInSlot(minting)),
            (4, _instances.RemoveFromSlot),
            (5, _instances.Swap))();
    }
}
