using AssetCore.Format.Json.Types;
using AssetCore.Ids;
using AssetCore.Worlds;

namespace AssetCore.Format.Json.Shapes;

/// <summary>The bodies of requests about worlds themselves.</summary>
internal static class WorldRequestShapes
{
    private const string ReasonSummary = "Why, for the record.";

    private static readonly JsonType<WorldLifecycle> s_lifecycle = new ChoiceType<WorldLifecycle>(
        "stage of life",
        number => WorldLifecycle.Provisioned + (byte)number,
        stage => stage - WorldLifecycle.Provisioned,
        ["provisioned", "disabled", "deleted"]);

    private static readonly JsonType<WriteMode> s_writeMode = new ChoiceType<WriteMode>(
        "write mode", number => (WriteMode)number, mode => (int)mode, ["read_write", "read_only"]);

    /// <summary>A world to be made.</summary>
    public static readonly ObjectType<CreateWorldRequest> Create = MakeCreate();

    /// <summary>A world to be made out of another one.</summary>
    public static readonly ObjectType<ForkWorldRequest> Fork = MakeFork();

    /// <summary>A deleted world whose bytes are to go.</summary>
    public static readonly ObjectType<PurgeRequest> Purge = MakePurge();

    /// <summary>A stage of life to go to.</summary>
    public static readonly ObjectType<LifecycleRequest> Lifecycle = MakeLifecycle();

    /// <summary>A way to be run.</summary>
    public static readonly ObjectType<OperationalStateRequest> OperationalState = MakeOperationalState();

    private static ObjectType<CreateWorldRequest> MakeCreate()
    {
        var request = new ShapeBuilder<CreateWorldRequest>();
        var world = request.Required(
            "namespace_id", new WorldIdType(), value => value.NamespaceId, "Its number; never used before.");
        var name = request.OptionalObject(
            "display_name", WireTypes.Name, value => value.DisplayName, "A name for people.");
        var reason = request.OptionalObject("reason", WireTypes.Reason, value => value.Reason, ReasonSummary);
        var keys = request.Optional(
            "idempotency_keys_max",
            new IntegerType<long>(WorldLimits.IdempotencyKeysMin, WorldLimits.IdempotencyKeysMax),
            value => value.IdempotencyKeysMax, "Idempotency keys it remembers; the oldest are forgotten first.");
        var age = request.Optional(
            "idempotency_age_max", WireTypes.NonNegative, value => value.IdempotencyAgeMax,
            "Sequence numbers after which it forgets a key; 0 for no such limit.");
        return request.Build(
            "namespace request",
            values => new CreateWorldRequest
            {
                NamespaceId = values.Get(world),
                DisplayName = values.FindOrNull(name),
                Reason = values.FindOrNull(reason),
                IdempotencyKeysMax = values.GetOrNull(keys),
                IdempotencyAgeMax = values.GetOrNull(age),
            },
            static value => value.IdempotencyAgeMax is null or 0 or >= WorldLimits.IdempotencyAgeMin
                ? null
                : Fault.Malformed($"must be 0 or at least {WorldLimits.IdempotencyAgeMin}")
                    .Within("idempotency_age_max"));
    }

    private static ObjectType<ForkWorldRequest> MakeFork()
    {
        var request = new ShapeBuilder<ForkWorldRequest>();
        var source = request.Required(
            "source_namespace_id", new WorldIdType(), value => value.SourceNamespaceId, "The world to begin from.");
        var at = request.Optional(
            "at_world_seq",
            new IntegerType<long>(1, long.MaxValue),
            value => value.AtWorldSeq?.Value,
            "It begins behind the last commit that ends at or below this; absent: the source's head.");
        var world = request.Required(
            "namespace_id", new WorldIdType(), value => value.NamespaceId, "The fork's number; never used before.");
        var name = request.OptionalObject(
            "display_name", WireTypes.Name, value => value.DisplayName, "A name for people; absent: the source's.");
        var reason = request.Required("reason", WireTypes.Reason, value => value.Reason, ReasonSummary);
        return request.Build(
            "fork request",
            values => new ForkWorldRequest
            {
                SourceNamespaceId = values.Get(source),
                AtWorldSeq = values.GetOrNull(at) is { } number ? new WorldSeq(number) : null,
                NamespaceId = values.Get(world),
                DisplayName = values.FindOrNull(name),
                Reason = values.Get(reason),
            });
    }

    private static ObjectType<PurgeRequest> MakePurge()
    {
        var request = new ShapeBuilder<PurgeRequest>();
        var reason = request.Required("reason", WireTypes.Reason, value => value.Reason, ReasonSummary);
        return request.Build("purge request", values => new PurgeRequest(values.Get(reason)));
    }

    private static ObjectType<LifecycleRequest> MakeLifecycle()
    {
        var request = new ShapeBuilder<LifecycleRequest>();
        var target = request.Required(
            "target_state", s_lifecycle, value => value.TargetState, "The stage to go to; deleted is final.");
        var reason = request.Required("reason", WireTypes.Reason, value => value.Reason, ReasonSummary);
        return request.Build(
            "lifecycle request", values => new LifecycleRequest(values.Get(target), values.Get(reason)));
    }

    private static ObjectType<OperationalStateRequest> MakeOperationalState()
    {
        var request = new ShapeBuilder<OperationalStateRequest>();
        var mode = request.Optional("write_mode", s_writeMode, value => value.WriteMode, "Whether it takes commits.");
        var draining = request.Optional(
            "draining", WireTypes.Boolean, value => value.Draining,
            "Whether new commits are refused, to be sent again later; queued ones finish.");
        var frozen = request.Optional(
            "frozen", WireTypes.Boolean, value => value.Frozen, "Whether nothing but its own state may change.");
        var reason = request.Required("reason", WireTypes.Reason, value => value.Reason, ReasonSummary);
        return request.Build(
            "operational state request",
            values => new OperationalStateRequest(
                values.GetOrNull(mode), values.GetOrNull(draining), values.GetOrNull(frozen), values.Get(reason)),
            static value => value is { WriteMode: null, Draining: null, Frozen: null }
                ? Fault.Malformed("must have at least one of write_mode, draining and frozen")
                : null);
    }
}
