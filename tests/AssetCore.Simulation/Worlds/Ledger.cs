using System.Collections.Immutable;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Quantities;

namespace AssetCore.Simulation.Worlds;

/// <summary>
/// What a world must hold, told independently of the engine: accounts of whole numbers and holds on them, with the
/// rules of the contract for the operations that simulated clients use. Immutable: an outcome makes another ledger.
/// </summary>
internal sealed record Ledger
{
    /// <summary>A ledger with nothing in it.</summary>
    public static readonly Ledger Empty = new();

    public ImmutableSortedDictionary<string, Account> Accounts { get; private init; } =
        ImmutableSortedDictionary.Create<string, Account>(StringComparer.Ordinal);

    public ImmutableSortedDictionary<string, (string Account, long Quantity)> Holds { get; private init; } =
        ImmutableSortedDictionary.Create<string, (string Account, long Quantity)>(StringComparer.Ordinal);

    /// <summary>What was put in less what was taken out: the sum of all accounts, whatever was moved between
    /// them.</summary>
    public long Total { get; private init; }

    private ImmutableHashSet<string> Classes { get; init; } = [];

    private ImmutableHashSet<CommitId> Reversed { get; init; } = [];

    /// <summary>Carries out a commit: all of it or nothing.</summary>
    /// <returns>The ledger after it, or why it is refused.</returns>
    public (Ledger After, ErrorCode? Refusal) Apply(IEnumerable<Operation> operations)
    {
        var after = this;
        foreach (var operation in operations)
        {
            (after, var refusal) = after.Apply(operation);
            if (refusal is not null) return (this, refusal);
        }

        return (after, null);
    }

    /// <summary>Takes a transfer back.</summary>
    public (Ledger After, ErrorCode? Refusal) Reverse(CommitId commit, TransferFungible moved)
    {
        if (Reversed.Contains(commit)) return (this, ErrorCode.AlreadyReversed);
        var back = moved with { FromContainer = moved.ToContainer, ToContainer = moved.FromContainer };
        var (after, refusal) = Apply(back);
        return refusal is null
            ? (after with { Reversed = Reversed.Add(commit) }, null)
            : (this, ErrorCode.ReverseConflict);
    }

    private (Ledger After, ErrorCode? Refusal) Apply(Operation operation) => operation switch
    {
        CreateContainer create => Create(create.ExternalId.Value),
        RegisterClass register => Classes.Contains(register.ClassId.Value)
            ? (this, ErrorCode.ClassAlreadyExists)
            : (this with { Classes = Classes.Add(register.ClassId.Value) }, null),
        AddFungible { Location: Location.Balance at } add => Move(null, at.Container.Value, Whole(add.Quantity)),
        RemoveFungible { From: Location.Balance at } remove => Move(at.Container.Value, null, Whole(remove.Quantity)),
        TransferFungible transfer => Move(
            transfer.FromContainer.Value, transfer.ToContainer.Value, Whole(transfer.Quantity)),
        HoldFungible hold => Hold(hold.HoldId.Value, hold.ContainerId.Value, Whole(hold.Quantity)),
        ReleaseHold release => Release(release.HoldId.Value, null),
        CaptureHold capture => Release(capture.HoldId.Value, capture.ToContainer.Value),
        _ => throw new ArgumentException($"The ledger knows nothing of {operation}.", nameof(operation)),
    };

    private (Ledger After, ErrorCode? Refusal) Create(string name) => Accounts.ContainsKey(name)
        ? (this, ErrorCode.ContainerAlreadyExists)
        : (this with { Accounts = Accounts.Add(name, default) }, null);

    private (Ledger After, ErrorCode? Refusal) Move(string? from, string? to, long quantity)
    {
        var accounts = Accounts;
        if (from is not null)
        {
            if (!accounts.TryGetValue(from, out var source)) return (this, ErrorCode.ContainerNotFound);
            if (source.Quantity - source.Held < quantity) return (this, ErrorCode.InsufficientBalance);
            accounts = accounts.SetItem(from, source with { Quantity = source.Quantity - quantity });
        }

        if (to is not null)
        {
            if (!accounts.TryGetValue(to, out var target)) return (this, ErrorCode.ContainerNotFound);
            accounts = accounts.SetItem(to, target with { Quantity = target.Quantity + quantity });
        }

        var more = (to is null ? 0 : quantity) - (from is null ? 0 : quantity);
        return (this with { Accounts = accounts, Total = Total + more }, null);
    }

    private (Ledger After, ErrorCode? Refusal) Hold(string hold, string name, long quantity)
    {
        if (!Accounts.TryGetValue(name, out var account)) return (this, ErrorCode.ContainerNotFound);
        if (Holds.ContainsKey(hold)) return (this, ErrorCode.HoldAlreadyExists);
        if (account.Quantity - account.Held < quantity) return (this, ErrorCode.InsufficientBalance);
        var held = account with { Held = account.Held + quantity };
        return (this with { Accounts = Accounts.SetItem(name, held), Holds = Holds.Add(hold, (name, quantity)) }, null);
    }

    private (Ledger After, ErrorCode? Refusal) Release(string hold, string? to)
    {
        if (to is not null && !Accounts.ContainsKey(to)) return (this, ErrorCode.ContainerNotFound);
        if (!Holds.TryGetValue(hold, out var found)) return (this, ErrorCode.HoldNotFound);
        var account = Accounts[found.Account];
        var freed = account with { Held = account.Held - found.Quantity };
        var after = this with { Accounts = Accounts.SetItem(found.Account, freed), Holds = Holds.Remove(hold) };
        return to is null ? (after, null) : after.Move(found.Account, to, found.Quantity);
    }

    private static long Whole(DecimalQuantity quantity) => checked((long)quantity.Mantissa);

    /// <summary>An account.</summary>
    /// <param name="Quantity">What is in it.</param>
    /// <param name="Held">What of that is held.</param>
    public readonly record struct Account(long Quantity, long Held);
}
