using AssetCore.Commits;
using AssetCore.Format.Binary;
using AssetCore.Format.Values;
using AssetCore.Operations;

namespace AssetCore.Format.Requests;

/// <summary>The operations on containers as bytes.</summary>
internal static class ContainerOperations
{
    /// <summary>Writes the arguments.</summary>
    public static void Write(ref RequestWriter destination, CreateContainer operation)
    {
        destination.Write(operation.ExternalId);
        ContainerKindCodec.Write(destination.Bytes, operation.Kind);
        destination.Bytes.WriteOptional(operation.Owner);
        PoliciesCodec.Write(destination.Bytes, operation.Policies);
        destination.Bytes.WriteOptionalText(operation.DisplayName, CommitLimits.NameLengthMax, "a display name");
    }

    /// <summary>Writes the arguments.</summary>
    public static void Write(ref RequestWriter destination, RemoveContainer operation)
    {
        destination.Write(operation.ContainerId);
        destination.Bytes.WriteByte(operation.Drain ? (byte)1 : (byte)0);
    }

    /// <summary>Writes the arguments.</summary>
    public static void Write(ref RequestWriter destination, SetContainerPolicies operation)
    {
        ArgumentNullException.ThrowIfNull(operation.Policies, nameof(operation));
        destination.Write(operation.ContainerId);
        PoliciesCodec.Write(destination.Bytes, operation.Policies);
    }

    /// <summary>Writes the arguments.</summary>
    public static void Write(ref RequestWriter destination, SetContainerOwner operation)
    {
        destination.Write(operation.ContainerId);
        destination.Bytes.WriteOptional(operation.Owner);
    }

    /// <summary>Reads the arguments.</summary>
    public static CreateContainer ReadCreateContainer(ref RequestReader source)
    {
        var id = source.ReadContainer();
        var kind = ContainerKindCodec.Read(ref source.Bytes);
        var owner = source.Bytes.ReadOptional32("an owner");
        var policies = PoliciesCodec.Read(ref source.Bytes);
        var name = source.Bytes.ReadOptionalText(CommitLimits.NameLengthMax, "a display name");
        return new CreateContainer(id, kind, owner, policies, name);
    }

    /// <summary>Reads the arguments.</summary>
    public static RemoveContainer ReadRemoveContainer(ref RequestReader source)
    {
        var id = source.ReadContainer();
        return new RemoveContainer(id, source.Bytes.ReadVarint32(0, 1, "whether to drain") == 1);
    }

    /// <summary>Reads the arguments.</summary>
    public static SetContainerPolicies ReadSetContainerPolicies(ref RequestReader source)
    {
        var id = source.ReadContainer();
        var start = source.Bytes.Position;
        var policies = PoliciesCodec.Read(ref source.Bytes);
        if (policies is null) ByteReader.Fail(start, "policies are needed and there are none");
        return new SetContainerPolicies(id, policies);
    }

    /// <summary>Reads the arguments.</summary>
    public static SetContainerOwner ReadSetContainerOwner(ref RequestReader source)
    {
        var id = source.ReadContainer();
        return new SetContainerOwner(id, source.Bytes.ReadOptional32("an owner"));
    }
}
