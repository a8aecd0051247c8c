using AssetCore.Engine.Operations;
using AssetCore.Engine.State;
using AssetCore.Errors;
using AssetCore.Format.Events;
using AssetCore.Ids;

namespace AssetCore.Engine.Reversals;

/// <summary>The refusals of reversals: each names the cell and the numbers, for people and for programs.</summary>
internal static class ReversalRejections
{
    /// <summary>When to try again what the log could not be read for, a fault that usually passes.</summary>
    private const long RetryAfterMs = 500;

    public static Rejection NotFound(CommitId commit) =>
        new(ErrorCode.CommitNotFound, $"commit {commit} does not exist", null, [new("commit_id", commit.ToString())]);

    public static Rejection Unread(CommitId commit) => new(
        ErrorCode.StorageUnavailable,
        $"commit {commit} could not be read",
        null,
        [new("commit_id", commit.ToString())],
        RetryAfterMs);

    public static Rejection OfWorld(CommitId commit) =>
        Conflict(
            $"commit {commit} was made by the world itself and is not reversed", ("commit_id", commit.ToString()));

    public static Rejection AlreadyReversed(CommitId commit, WorldSeq by) => new(
        ErrorCode.AlreadyReversed,
        $"commit {commit} was reversed by the commit at world_seq {by}",
        null,
        [new("commit_id", commit.ToString()), new("reversed_by_world_seq", by.ToString())]);

    /// <summary>A cell is not as the commit left it.</summary>
    public static Rejection Changed(
        string cell, string then, string now, params ReadOnlySpan<(string, string)> facts) =>
        Conflict($"{cell} was {then} after the commit and is {now} now", facts);

    public static Rejection AboveCeiling(in ContainerCell container, in ClassCell found, BalanceRow row)
    {
        var (would, ceiling) = (Amount(container, row.Quantity), Amount(container, container.Bounds.Ceiling ?? 0));
        return Conflict(
            $"container {container.Name} would hold {would} {found.Name} again, its ceiling is {ceiling}",
            ("container_id", container.Name!),
            ("class_id", found.Name!),
            ("quantity", would),
            ("ceiling", ceiling));
    }

    public static Rejection BelowFloor(in ContainerCell container, in ClassCell found, BalanceRow row)
    {
        var would = Amount(container, row.Quantity);
        var (held, floor) = (Amount(container, row.Held), Amount(container, container.Bounds.Floor));
        return Conflict(
            $"container {container.Name} would hold {would} {found.Name} again, {held} of it held, "
            + $"and its floor is {floor}",
            ("container_id", container.Name!),
            ("class_id", found.Name!),
            ("quantity", would),
            ("held", held),
            ("floor", floor));
    }

    public static Rejection ClassNotAllowed(in ContainerCell container, in ClassCell found) => Conflict(
        $"container {container.Name} does not take class {found.Name} any more",
        ("container_id", container.Name!),
        ("class_id", found.Name!));

    public static Rejection ContainerGone(string name) =>
        Conflict($"container {name} is gone, so nothing can be put back into it", ("container_id", name));

    public static Rejection ClassGone(string name) =>
        Conflict($"class {name} is gone, so nothing of it can come back", ("class_id", name));

    public static Rejection ContainerIdTaken(string name) =>
        Conflict($"the id {name} belongs to another container by now", ("container_id", name));

    public static Rejection ClassIdTaken(string name) =>
        Conflict($"the id {name} belongs to another class by now", ("class_id", name));

    public static Rejection ContainerInUse(string name) => Conflict(
        $"container {name} would vanish, and later commits have put something into it or hold some of it",
        ("container_id", name));

    public static Rejection ClassInUse(string name) => Conflict(
        $"class {name} would vanish, and something of it or a shape or extent of it remains", ("class_id", name));

    public static Rejection FootprintInUse(string name) => Conflict(
        $"things of class {name} that were placed since the commit would have another shape or extent",
        ("class_id", name));

    public static Rejection OtherFootprint(string thing, string place, string name) => Conflict(
        $"{thing} cannot stand {place} again: class {name} has another shape or extent by now", ("class_id", name));

    public static Rejection PlaceTaken(string thing, string place, string by) =>
        Conflict($"{thing} cannot stand {place} again: {by} is in the way");

    public static Rejection HasChildren(InstanceId instance) => Conflict(
        $"instance {instance} would vanish, and another instance is attached to it", ("inst_id", instance.ToString()));

    public static Rejection ParentGone(InstanceId instance, InstanceId parent) => Conflict(
        $"instance {instance} cannot be attached to instance {parent} again, which is gone",
        ("inst_id", instance.ToString()),
        ("parent_id", parent.ToString()));

    public static Rejection Cycle(InstanceId instance) => Conflict(
        $"instance {instance} would be attached to itself by way of others", ("inst_id", instance.ToString()));

    private static Rejection Conflict(string detail, params ReadOnlySpan<(string Name, string Value)> facts)
    {
        var all = new RejectionFact[facts.Length];
        for (var i = 0; i < all.Length; i++) all[i] = new RejectionFact(facts[i].Name, facts[i].Value);
        return new Rejection(ErrorCode.ReverseConflict, detail, null, [.. all]);
    }

    private static string Amount(in ContainerCell container, long units) =>
        Units.ToText(units, container.Bounds.UnitsPerOne);
}
