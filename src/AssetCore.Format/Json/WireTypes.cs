using System.Collections.Immutable;
using AssetCore.Commits;
using AssetCore.Containers;
using AssetCore.Format.Json.Shapes;
using AssetCore.Format.Json.Types;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Quantities;
using AssetCore.Text;

namespace AssetCore.Format.Json;

/// <summary>The types of the wire: every value that requests and answers are made of, each described once.</summary>
internal static class WireTypes
{
    /// <summary>The id of a container.</summary>
    public static readonly JsonType<ContainerId> ContainerId =
        new ExternalIdType<ContainerId>("container id", text => new ContainerId(text), id => id.Value);

    /// <summary>The id of a class.</summary>
    public static readonly JsonType<ClassId> ClassId =
        new ExternalIdType<ClassId>("class id", text => new ClassId(text), id => id.Value);

    /// <summary>The id of a hold.</summary>
    public static readonly JsonType<HoldId> HoldId =
        new ExternalIdType<HoldId>("hold id", text => new HoldId(text), id => id.Value);

    /// <summary>The name of a subject.</summary>
    public static readonly JsonType<SubjectId> SubjectId =
        new ExternalIdType<SubjectId>("subject id", text => new SubjectId(text), id => id.Value);

    /// <summary>A variant of a class; an owner.</summary>
    public static readonly JsonType<uint> UInt32 = new IntegerType<uint>(0, uint.MaxValue);

    /// <summary>A bit mask.</summary>
    public static readonly JsonType<ulong> UInt64 = new IntegerType<ulong>(0, ulong.MaxValue);

    /// <summary>A place or a coordinate, judged against the container.</summary>
    public static readonly JsonType<long> Int64 = new IntegerType<long>(long.MinValue, long.MaxValue);

    /// <summary>A sequence number.</summary>
    public static readonly JsonType<long> NonNegative = new IntegerType<long>(0, long.MaxValue);

    /// <summary>A scale, a size in scaled units.</summary>
    public static readonly JsonType<long> Positive = new IntegerType<long>(1, long.MaxValue);

    /// <summary>A number of slots or cells.</summary>
    public static readonly JsonType<int> Places = new IntegerType<int>(1, ContainerKind.PlacesMax);

    /// <summary>A side of an extent.</summary>
    public static readonly JsonType<long> Side = new IntegerType<long>(1, Containers.Extent.SideMax);

    /// <summary>A quantity.</summary>
    public static readonly JsonType<DecimalQuantity> Quantity = new QuantityType();

    /// <summary>True or false.</summary>
    public static readonly JsonType<bool> Boolean = new BooleanType();

    /// <summary>A name for people that may be empty.</summary>
    public static readonly JsonType<string> DisplayName = new TextType(0, CommitLimits.NameLengthMax);

    /// <summary>A name for people.</summary>
    public static readonly JsonType<string> Name = new TextType(1, CommitLimits.NameLengthMax);

    /// <summary>An actor or a policy.</summary>
    public static readonly JsonType<string> ActorId = new TextType(1, CommitLimits.ActorIdLengthMax);

    /// <summary>An idempotency key.</summary>
    public static readonly JsonType<string> IdempotencyKey = new TextType(1, CommitLimits.IdempotencyKeyLengthMax);

    /// <summary>A reason that goes on record.</summary>
    public static readonly JsonType<string> Reason = new TextType(1, CommitLimits.ReasonLengthMax);

    /// <summary>Metadata.</summary>
    public static readonly JsonType<JsonText> Metadata = new JsonTextType(CommitLimits.MetadataBytesMax);

    /// <summary>An origin.</summary>
    public static readonly JsonType<JsonText> Origin = new JsonTextType(CommitLimits.OriginBytesMax);

    /// <summary>The name of a commit.</summary>
    public static readonly JsonType<CommitId> CommitId = new CommitIdType();

    /// <summary>An instance.</summary>
    public static readonly JsonType<InstanceRef> Instance = new InstanceRefType();

    /// <summary>A turn on a grid.</summary>
    public static readonly JsonType<Rotation> Rotation =
        new ChoiceType<Rotation>(
            "rotation", number => (Rotation)number, rotation => (int)rotation, ["none", "cw90", "cw180", "cw270"]);

    /// <summary>A list of classes, in any order, each once or more often.</summary>
    public static readonly JsonType<ImmutableArray<ClassId>> ClassIds =
        new ListType<ClassId>(ClassId, "list of class ids", 0, BalancePolicyShape.ClassesMax);

    /// <summary>The size of something on a grid.</summary>
    public static readonly ObjectType<Shape> Shape = ShapeShape.Create();

    /// <summary>The size of something on a line or a plane.</summary>
    public static readonly ObjectType<Extent> Extent = ExtentShape.Create();

    /// <summary>What a class demands.</summary>
    public static readonly ObjectType<ClassBehavior> Behavior = ClassBehaviorShape.Create();

    /// <summary>The rules of a balance container.</summary>
    public static readonly ObjectType<BalancePolicies> Policies = BalancePolicyShape.Create();

    /// <summary>The kind of a container.</summary>
    public static readonly UnionType<ContainerKind> Kind = ContainerKindShape.Create();

    /// <summary>A place.</summary>
    public static readonly UnionType<Location> Location = LocationShape.Create();

    /// <summary>One transfer of many.</summary>
    public static readonly ObjectType<Transfer> Transfer = TransferShape.Create();
}
