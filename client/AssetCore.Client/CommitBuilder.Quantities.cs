using AssetCore.Ids;
using AssetCore.Operations;

namespace AssetCore.Client;

/// <content>Quantities and stacks.</content>
public sealed partial class CommitBuilder
{
    /// <summary>Brings a quantity into being on a balance or a grid cell.</summary>
    public CommitBuilder Add(string classId, Amount quantity, Place to, uint? key = null) =>
        Do(new AddFungible(new ClassId(classId), key, quantity.Value, to.Location));

    /// <summary>Destroys a quantity on a balance or a grid cell.</summary>
    public CommitBuilder Remove(string classId, Amount quantity, Place from, uint? key = null) =>
        Do(new RemoveFungible(new ClassId(classId), key, quantity.Value, from.Location));

    /// <summary>Moves a quantity between balances and grid cells.</summary>
    public CommitBuilder Move(string classId, Amount quantity, Place from, Place to, uint? key = null) =>
        Do(new MoveFungible(new ClassId(classId), key, quantity.Value, from.Location, to.Location));

    /// <summary>Moves a quantity between two balances.</summary>
    public CommitBuilder Transfer(string classId, Amount quantity, string from, string to, uint? key = null) =>
        Do(new TransferFungible(new ContainerId(from), new ContainerId(to), new ClassId(classId), key, quantity.Value));

    /// <summary>Moves quantities between balances, one after another, as one operation.</summary>
    public CommitBuilder TransferMany(IEnumerable<Transfer> transfers) => Do(new TransferMany([.. transfers]));

    /// <summary>Takes a part of a stack, named by its anchor, to another cell of any grid.</summary>
    public CommitBuilder SplitStack(string grid, long position, Amount quantity, Place to) =>
        Do(new SplitStack(new ContainerId(grid), position, quantity.Value, to.Location));

    /// <summary>Moves a whole stack onto another of its grid, both named by their anchors.</summary>
    public CommitBuilder MergeStacks(string grid, long from, long to) =>
        Do(new MergeStacks(new ContainerId(grid), from, to));

    /// <summary>Gathers all stacks of a class and key on a grid into as few as its <c>max_stack</c> allows.</summary>
    public CommitBuilder ConsolidateStacks(string grid, string classId, uint? key = null) =>
        Do(new ConsolidateStacks(new ContainerId(grid), new ClassId(classId), key));
}
