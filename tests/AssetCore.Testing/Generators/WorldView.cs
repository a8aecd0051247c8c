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
/// <param name="Head">The last sequence number.</param>
/// <param name="ForgottenThrough">Below this, a client cannot know whether its key is remembered.</param>
/// <param name="Containers">Containers and their kinds.</param>
/// <param name="Classes">Classes.</param>
/// <param name="Shapes">Registered shapes; a null key is the class's own.</param>
/// <param name="Balances">Balances other than zero, in units.</param>
/// <param name="Stacks">Stacks.</param>
/// <param name="Instances">Instances and their places.</param>
public sealed record WorldView(
    long Head,
    long ForgottenThrough,
    ImmutableArray<(ContainerId Id, ContainerKind Kind)> Containers,
    ImmutableArray<ClassId> Classes,
    ImmutableArray<(ClassId Class, uint? Key, Shape Shape)> Shapes,
    ImmutableArray<(ContainerId Container, ClassId Class, uint? Key, BigInteger Units)> Balances,
    ImmutableArray<(ContainerId Container, long Anchor, ClassId Class, uint? Key, BigInteger Quantity)> Stacks,
    ImmutableArray<(InstanceId Id, ClassId Class, uint? Key, Location? Place)> Instances)
{
    /// <summary>A world of which nothing is known.</summary>
    public static WorldView Empty { get; } = new(0, 0, [], [], [], [], [], []);
}
