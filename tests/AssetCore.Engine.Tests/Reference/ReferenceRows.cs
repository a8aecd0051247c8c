using System.Numerics;
using AssetCore.Containers;
using AssetCore.Ids;
using AssetCore.Operations;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>A class and a variant of it; null and 0 are different variants.</summary>
internal readonly record struct ClassKey(ClassId Class, uint? Key);

/// <summary>A container as it was created.</summary>
internal sealed record ContainerRow(ContainerKind Kind, uint? Owner, BalancePolicies? Policies, string? DisplayName);

/// <summary>A class as it was registered.</summary>
internal sealed record ClassRow(string Name, ulong Flags, ClassBehavior? Behavior);

/// <summary>Names one balance.</summary>
internal readonly record struct BalanceCell(ContainerId Container, ClassKey What);

/// <summary>A stack on a grid: its anchor is 1-based, its quantity whole.</summary>
internal sealed record StackRow(
    ContainerId Container, long Anchor, Rotation Rotation, ClassKey What, BigInteger Quantity);

/// <summary>An instance; its place is a slot, a grid cell with its rotation, or null.</summary>
internal sealed record InstanceRow(ClassKey What, Location? Place);
