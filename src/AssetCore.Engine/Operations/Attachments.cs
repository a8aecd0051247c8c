using AssetCore.Containers;
using AssetCore.Engine.State;
using AssetCore.Format.Events;
using AssetCore.Ids;

namespace AssetCore.Engine.Operations;

/// <summary>What hangs on what.</summary>
internal static class Attachments
{
    /// <summary>
    /// True if the instance is the root or stands below it. Walks up from the instance: as many steps as it has
    /// instances above it, none if nothing is attached to the root.
    /// </summary>
    public static bool IsWithin(WorldWriter world, InstanceId instance, InstanceId root)
    {
        if (instance == root) return true;
        var instances = world.State.Instances;
        if (!instances.HasChildren(root)) return false;
        var above = instances[instance].Parent;
        for (; above != 0 && above != root.Value; world.Step()) above = instances[new InstanceId(above)].Parent;
        return above == root.Value;
    }

    /// <summary>True if something that is not placed in the container is attached to the instance.</summary>
    public static bool HasChildOutside(WorldState state, InstanceId instance, ContainerIndex container)
    {
        var walk = state.Instances.Children.After(new ChildEntry(instance.Value, 0));
        while (walk.MoveNext() && walk.Current.Parent == instance.Value)
        {
            ref readonly var child = ref state.Instances[new InstanceId(walk.Current.Child)];
            if (child.Type == ContainerType.None || child.Container != container.Value) return true;
        }

        return false;
    }
}
