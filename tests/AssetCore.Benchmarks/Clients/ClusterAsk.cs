namespace AssetCore.Benchmarks.Clients;

/// <summary>A closed loop that the client process is asked for.</summary>
/// <param name="IsEmpty">True for the empty pipeline, false for the real one.</param>
/// <param name="Callers">Callers at once.</param>
/// <param name="BytesPerCommit">What the empty pipeline appends for a commit.</param>
/// <param name="WarmUp">How long it runs before it counts.</param>
/// <param name="Duration">How long it counts.</param>
internal sealed record ClusterAsk(
    bool IsEmpty, int Callers, int BytesPerCommit, TimeSpan WarmUp, TimeSpan Duration);
