using AssetCore.Commits;
using AssetCore.Format.Binary;
using AssetCore.Format.Values;
using AssetCore.Ids;

namespace AssetCore.Format.Events;

/// <summary>The event of a container's row as bytes: both rows in full.</summary>
internal static class ContainerSetCodec
{
    /// <summary>Writes the event.</summary>
    public static void Write(EncodingBuffer destination, in ContainerSet change)
    {
        EventHead.Write(destination, EventKind.ContainerSet, change.After is not null, change.Before is not null);
        destination.WriteVarint(change.Container.Value);
        if (change.After is { } after) WriteRow(destination, after);
        if (change.Before is { } before) WriteRow(destination, before);
    }

    /// <summary>Reads what follows the head.</summary>
    public static ContainerSet Read(ref ByteReader source, int head)
    {
        var container = DenseNumber.ReadContainer(ref source);
        var after = (head & EventHead.HasAfter) != 0 ? ReadRow(ref source) : null;
        return new ContainerSet(container, after, (head & EventHead.HasBefore) != 0 ? ReadRow(ref source) : null);
    }

    private static void WriteRow(EncodingBuffer destination, ContainerRow row)
    {
        ExternalIdCodec.Write(destination, row.Id.Value);
        ContainerKindCodec.Write(destination, row.Kind);
        destination.WriteOptional(row.Owner);
        destination.WriteOptionalText(row.DisplayName, CommitLimits.NameLengthMax, "a display name");
        PoliciesCodec.Write(destination, row.Policies);
    }

    private static ContainerRow ReadRow(ref ByteReader source)
    {
        var id = new ContainerId(ExternalIdCodec.Read(ref source));
        var kind = ContainerKindCodec.Read(ref source);
        var owner = source.ReadOptional32("an owner");
        var name = source.ReadOptionalText(CommitLimits.NameLengthMax, "a display name");
        return new ContainerRow(id, kind, owner, name, PoliciesCodec.Read(ref source));
    }
}
