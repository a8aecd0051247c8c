using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using AssetCore.Errors;
using AssetCore.Format.Json.Shapes;
using AssetCore.Worlds;

namespace AssetCore.Format.Json;

/// <summary>
/// The bodies of requests about worlds themselves. Reading never throws for what a client can send: every fault is a
/// <see cref="Rejection"/> with status 400 or 413. Nothing of the bytes is kept: the caller may reuse its buffer.
/// </summary>
public static class WorldRequestJson
{
    /// <summary>Reads the body of a creation. On false, why it is refused.</summary>
    public static bool TryRead(
        ReadOnlySpan<byte> utf8,
        [NotNullWhen(true)] out CreateWorldRequest? request,
        [NotNullWhen(false)] out Rejection? refusal) =>
        TryRead(utf8, WorldRequestShapes.Create, out request, out refusal);

    /// <summary>Reads the body of a fork. On false, why it is refused.</summary>
    public static bool TryRead(
        ReadOnlySpan<byte> utf8,
        [NotNullWhen(true)] out ForkWorldRequest? request,
        [NotNullWhen(false)] out Rejection? refusal) =>
        TryRead(utf8, WorldRequestShapes.Fork, out request, out refusal);

    /// <summary>Reads the body of a purge. On false, why it is refused.</summary>
    public static bool TryRead(
        ReadOnlySpan<byte> utf8,
        [NotNullWhen(true)] out PurgeRequest? request,
        [NotNullWhen(false)] out Rejection? refusal) =>
        TryRead(utf8, WorldRequestShapes.Purge, out request, out refusal);

    /// <summary>Reads the body of a change of lifecycle. On false, why it is refused.</summary>
    public static bool TryRead(
        ReadOnlySpan<byte> utf8,
        [NotNullWhen(true)] out LifecycleRequest? request,
        [NotNullWhen(false)] out Rejection? refusal) =>
        TryRead(utf8, WorldRequestShapes.Lifecycle, out request, out refusal);

    /// <summary>Reads the body of a change of operational state. On false, why it is refused.</summary>
    public static bool TryRead(
        ReadOnlySpan<byte> utf8,
        [NotNullWhen(true)] out OperationalStateRequest? request,
        [NotNullWhen(false)] out Rejection? refusal) =>
        TryRead(utf8, WorldRequestShapes.OperationalState, out request, out refusal);

    /// <summary>Writes the body of a creation; absent members are left out.</summary>
    public static void Write(Utf8JsonWriter writer, CreateWorldRequest request) =>
        WorldRequestShapes.Create.Write(writer, request);

    /// <summary>Writes the body of a fork; absent members are left out.</summary>
    public static void Write(Utf8JsonWriter writer, ForkWorldRequest request) =>
        WorldRequestShapes.Fork.Write(writer, request);

    /// <summary>Writes the body of a purge.</summary>
    public static void Write(Utf8JsonWriter writer, PurgeRequest request) =>
        WorldRequestShapes.Purge.Write(writer, request);

    /// <summary>Writes the body of a change of lifecycle.</summary>
    public static void Write(Utf8JsonWriter writer, LifecycleRequest request) =>
        WorldRequestShapes.Lifecycle.Write(writer, request);

    /// <summary>Writes the body of a change of operational state; absent members are left out.</summary>
    public static void Write(Utf8JsonWriter writer, OperationalStateRequest request) =>
        WorldRequestShapes.OperationalState.Write(writer, request);

    /// <summary>
    /// The schemas of the bodies by name. A new object at every call, which the caller may change.
    /// </summary>
    public static JsonObject Schemas() => new()
    {
        ["CreateNamespaceRequest"] = WorldRequestShapes.Create.Schema(),
        ["ForkNamespaceRequest"] = WorldRequestShapes.Fork.Schema(),
        ["PurgeRequest"] = WorldRequestShapes.Purge.Schema(),
        ["LifecycleRequest"] = WorldRequestShapes.Lifecycle.Schema(),
        ["OperationalStateRequest"] = WorldRequestShapes.OperationalState.Schema(),
    };

    /// <summary>Reads a body of a shape. On false, why it is refused.</summary>
    internal static bool TryRead<T>(
        ReadOnlySpan<byte> utf8,
        ObjectType<T> type,
        [NotNullWhen(true)] out T? request,
        [NotNullWhen(false)] out Rejection? refusal)
        where T : class
    {
        request = null;
        refusal = CommitRequestJson.RefuseBytes(utf8);
        if (refusal is not null) return false;
        try
        {
            var scan = new JsonScan(utf8, JsonLimits.RequestDepthMax);
            var isRead = scan.Read() && type.TryRead(ref scan, out request) && scan.ReadEnd();
            refusal = (isRead ? type.Check(request!, default) : scan.Fault)?.ToRejection();
        }
        catch (JsonException fault)
        {
            refusal = CommitRequestJson.NotJson(fault);
        }

        return refusal is null;
    }
}
