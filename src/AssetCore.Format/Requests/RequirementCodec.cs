using AssetCore.Format.Binary;
using AssetCore.Operations;

namespace AssetCore.Format.Requests;

/// <summary>Requirements as bytes: their kind, then the members of the kind.</summary>
internal static class RequirementCodec
{
    private const byte BalanceAtLeast = 1;
    private const byte BalanceEquals = 2;
    private const byte SlotEmpty = 3;
    private const byte SlotHoldsInstance = 4;
    private const byte SlotHoldsClass = 5;
    private const byte CellFree = 6;
    private const byte ContainerExists = 7;
    private const byte InstanceAt = 8;

    /// <summary>Writes a requirement.</summary>
    /// <exception cref="ArgumentException">
    /// There is none, or a <c>slot_holds</c> names not exactly one of an instance and a class.
    /// </exception>
    public static void Write(ref RequestWriter destination, Requirement requirement)
    {
        var bytes = destination.Bytes;
        bytes.WriteByte(KindOf(requirement));
        switch (requirement)
        {
            case Requirement.BalanceAtLeast least:
                destination.Write(least.ContainerId);
                destination.Write(least.ClassId, least.Key, least.Quantity);
                break;
            case Requirement.BalanceEquals equal:
                destination.Write(equal.ContainerId);
                destination.Write(equal.ClassId, equal.Key, equal.Quantity);
                break;
            case Requirement.SlotEmpty slot:
                destination.Write(slot.ContainerId);
                bytes.WriteZigZag(slot.SlotIndex);
                break;
            case Requirement.SlotHolds slot:
                destination.Write(slot.ContainerId);
                bytes.WriteZigZag(slot.SlotIndex);
                if (slot.InstId is { } instance) destination.Write(instance);
                if (slot.ClassId is { } classId) destination.Write(classId);
                break;
            case Requirement.CellFree cell:
                destination.Write(cell.ContainerId);
                bytes.WriteZigZag(cell.Position);
                break;
            case Requirement.ContainerExists container: destination.Write(container.ContainerId); break;
            case Requirement.InstanceAt at:
                ArgumentNullException.ThrowIfNull(at.Location, nameof(requirement));
                destination.Write(at.InstId);
                LocationCodec.Write(ref destination, at.Location);
                break;
        }
    }

    /// <summary>Reads a requirement.</summary>
    /// <exception cref="FormatFaultException">It is unknown, or a member is impossible.</exception>
    public static Requirement Read(ref RequestReader source)
    {
        var start = source.Bytes.Position;
        var kind = source.Bytes.ReadByte();
        if (kind is 0 or > InstanceAt)
            ByteReader.Fail(start, $"requirement kind {kind} is unknown: the bytes are of a newer format");
        if (kind == InstanceAt)
        {
            var instance = source.ReadInstance();
            return new Requirement.InstanceAt(instance, LocationCodec.Read(ref source));
        }

        var container = source.ReadContainer();
        if (kind == ContainerExists) return new Requirement.ContainerExists(container);
        if (kind is BalanceAtLeast or BalanceEquals)
        {
            var (classId, key, quantity) = (source.ReadClass(), source.ReadKey(), source.ReadQuantity());
            return kind == BalanceAtLeast
                ? new Requirement.BalanceAtLeast(container, classId, key, quantity)
                : new Requirement.BalanceEquals(container, classId, key, quantity);
        }

        var place = source.Bytes.ReadZigZag();
        return kind switch
        {
            SlotEmpty => new Requirement.SlotEmpty(container, place),
            SlotHoldsInstance => new Requirement.SlotHolds(container, place, source.ReadInstance(), null),
            SlotHoldsClass => new Requirement.SlotHolds(container, place, null, source.ReadClass()),
            _ => new Requirement.CellFree(container, place),
        };
    }

    private static byte KindOf(Requirement requirement) => requirement switch
    {
        Requirement.BalanceAtLeast => BalanceAtLeast,
        Requirement.BalanceEquals => BalanceEquals,
        Requirement.SlotEmpty => SlotEmpty,
        Requirement.SlotHolds { InstId: not null, ClassId: null } => SlotHoldsInstance,
        Requirement.SlotHolds { InstId: null, ClassId: not null } => SlotHoldsClass,
        Requirement.CellFree => CellFree,
        Requirement.ContainerExists => ContainerExists,
        Requirement.InstanceAt => InstanceAt,
        _ => throw new ArgumentException("A requirement has no encoding.", nameof(requirement)),
    };
}
