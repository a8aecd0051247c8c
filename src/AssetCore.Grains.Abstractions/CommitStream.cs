namespace AssetCore.Grains.Abstractions;

/// <summary>
/// The stream on which worlds announce their batches, for an application's own grains to subscribe to.
/// </summary>
/// <remarks>
/// <para>
/// The stream of world <c>n</c> is <c>StreamId.Create(CommitStream.Name, n)</c> of the provider of the same name; its
/// events are <see cref="CommitHint"/>. Subscriptions are implicit only: a grain with an integer key and
/// <c>[ImplicitStreamSubscription(CommitStream.Name)]</c> hears its world.
/// </para>
/// <para>
/// The stream is a hint and the log is the truth: an event may be late, lost, repeated, or stand for several batches.
/// A subscriber that must not miss anything asks for the commits after the last <c>world_seq</c> it has seen.
/// </para>
/// </remarks>
public static class CommitStream
{
    /// <summary>The name of the stream provider, and the namespace of its streams.</summary>
    public const string Name = "commits";
}
