using AssetCore.Errors;
using AssetCore.Operations;

namespace AssetCore.Engine.Operations.Guards;

/// <summary>Whether there is a container: the only guard that makes absence a requirement that is not met.</summary>
internal static class ContainerGuard
{
    /// <summary><c>container_exists</c>.</summary>
    public static Rejection? Judge(Requirement.ContainerExists guard, WorldWriter world) =>
        world.State.Containers.TryFind(guard.ContainerId, out _)
            ? null
            : Reject.ContainerIsMissing(guard.ContainerId);
}
