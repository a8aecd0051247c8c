using System.Collections.Immutable;
using System.Numerics;
using AssetCore.Containers;
using AssetCore.Ids;
using AssetCore.Operations;

namespace AssetCore.Testing.Generators;

/// <summary>
/// What a generator may know of the world that its next commit meets, so that it can hit and miss on purpose. All lists
/// in an order that does not depend on hash codes. With <see cref="Empty"/> a generator still works, by guessing.
/// </summary>
public sealed record WorldView
{
    /// <summary>A world of which nothing is known.</summary>
    public static WorldView Empty { get; } = new();

    /// <summary>The last sequence number.</summary>
    public long Head { get; init; }

    /// <summary>The time of the last batch, in milliseconds.</summary>
    public long TimeMs { get; init; }

    /// <summary>Below this, a client cannot know whether its key is remembered.</summary>
    public long ForgottenThrough { get; init; }

    /// <summary>Containers.</summary>
    public ImmutableArray<Container> Containers { get; init; } = [];

    /// <summary>Classes.</summary>
    public ImmutableArray<ClassId> Classes { get; init; } = [];

    /// <summary>Registered shapes; a null key is the class's own.</summary>
    public ImmutableArray<(ClassId Class, uint? Key, Shape Shape)> Shapes { get; init; } = [];

    /// <summary>Registered extents; a null key is the class's own.</summary>
    public ImmutableArray<(ClassId Class, uint? Key, Extent Extent)> Extents { get; init; } = [];

    /// <summary>Balances of which something is there or held.</summary>
    public ImmutableArray<Balance> Balances { get; init; } = [];

    /// <summary>Stacks.</summary>
    public ImmutableArray<Stack> Stacks { get; init; } = [];

    /// <summary>Instances.</summary>
    public ImmutableArray<Instance> Instances { get; init; } = [];

    /// <summary>Open holds.</summary>
    public ImmutableArray<Hold> Holds { get; init; } = [];

    /// <summary>A container and its policies.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="Kind">Its kind.</param>
    /// <param name="Policies">Its policies, or null.</param>
    public sealed record Container(ContainerId Id, ContainerKind Kind, BalancePolicies? Policies);

    /// <summary>A balance, in units.</summary>
    /// <param name="Container">Whose.</param>
    /// <param name="Class">Of what.</param>
    /// <param name="Key">The variant, or null.</param>
    /// <param name="Units">What is there, held units included.</param>
    /// <param name="Held">What is held.</param>
    public sealed record Balance(ContainerId Container, ClassId Class, uint? Key, BigInteger Units, BigInteger Held);

    /// <summary>A stack.</summary>
    /// <param name="Container">The grid.</param>
    /// <param name="Anchor">Where, 1-based.</param>
    /// <param name="Class">Of what.</param>
    /// <param name="Key">The variant, or null.</param>
    /// <param name="Quantity">How much.</param>
    public sealed record Stack(ContainerId Container, long Anchor, ClassId Class, uint? Key, BigInteger Quantity);

    /// <summary>An instance.</summary>
    /// <param name="Id">Its number.</param>
    /// <param name="Class">Of what.</param>
    /// <param name="Key">The variant, or null.</param>
    /// <param name="Parent">What it is part of, or null.</param>
    /// <param name="Place">Where it stands, or null.</param>
    public sealed record Instance(InstanceId Id, ClassId Class, uint? Key, InstanceId? Parent, Location? Place);

    /// <summary>An open hold, in units.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="Container">Whose balance it is on.</param>
    /// <param name="Class">Of what.</param>
    /// <param name="Units">What it holds.</param>
    public sealed record Hold(HoldId Id, ContainerId Container, ClassId Class, BigInteger Units);
}
