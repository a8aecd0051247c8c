using System.Numerics;
using AssetCore.Containers;
using AssetCore.Ids;
using AssetCore.Operations;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>
/// Tells containers of one id apart that came after each other: what belonged to the first is not the second's.
/// </summary>
internal readonly record struct ContainerNumber(int Value);

/// <summary>Tells classes of one id apart that came after each other, as reversals allow.</summary>
internal readonly record struct ClassNumber(int Value);

/// <summary>A class and a variant of it; null and 0 are different variants.</summary>
internal readonly record struct ClassKey(ClassNumber Class, uint? Key);

/// <summary>A container as it is now.</summary>
internal sealed record ContainerRow(
    ContainerId Id, ContainerKind Kind, uint? Owner, BalancePolicies? Policies, string? DisplayName);

/// <summary>A class as it was registered.</summary>
internal sealed record ClassRow(ClassId Id, string Name, ulong Flags, ClassBehavior? Behavior);

/// <summary>A registered shape.</summary>
internal sealed record ShapeRow(Shape Shape);

/// <summary>A registered extent.</summary>
internal sealed record ExtentRow(Extent Extent);

/// <summary>Names one balance.</summary>
internal readonly record struct BalanceCell(ContainerNumber Container, ClassKey What);

/// <summary>A balance in units of its container; both zero is no row.</summary>
internal sealed record BalanceRow(BigInteger Quantity, BigInteger Held)
{
    public static BalanceRow Nothing { get; } = new(0, 0);

    /// <summary>What guards and floors are compared with.</summary>
    public BigInteger NotHeld => Quantity - Held;
}

/// <summary>A stack on a grid: its anchor is 1-based, its quantity whole, its shape unturned.</summary>
internal sealed record StackRow(
    ContainerNumber Container, long Anchor, Rotation Rotation, Shape Shape, ClassKey What, BigInteger Quantity);

/// <summary>
/// Where an instance stands: absent turns are written out, and the shape or extent is the unturned one it stands with.
/// </summary>
internal sealed record Standing(ContainerNumber Container, Location At, Shape? Shape, Extent? Extent);

/// <summary>An instance; a null place is unplaced.</summary>
internal sealed record InstanceRow(ClassKey What, InstanceId? Parent, Standing? Place);

/// <summary>An open hold on a balance, in its units.</summary>
internal sealed record HoldRow(BalanceCell Balance, BigInteger Units, long? ExpiresAtWorldSeq, long? ExpiresAtMs);

/// <summary>Says that a commit is reversed, and by which.</summary>
internal sealed record MarkRow(WorldSeq By);
