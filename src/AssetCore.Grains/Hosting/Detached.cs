namespace AssetCore.Grains.Hosting;

/// <summary>
/// Starts loops that work for everybody: they must not carry the request context and the trace of whoever came first.
/// </summary>
internal static class Detached
{
    /// <summary>Starts the loop on the present scheduler, up to its first wait. It must catch its own faults.</summary>
    public static Task Start(Func<Task> loop)
    {
        if (ExecutionContext.IsFlowSuppressed()) return loop();
        using (ExecutionContext.SuppressFlow()) return loop();
    }
}
