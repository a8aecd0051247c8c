namespace AssetCore.Grains.Hosting;

/// <summary>Where a grain's long work runs: off the grain's scheduler, whose turns belong to its callers.</summary>
internal interface IBackground
{
    /// <summary>Starts the work.</summary>
    Task<T> Run<T>(Func<Task<T>> work);

    /// <summary>Cancels work. What hears of it goes on where long work runs.</summary>
    /// <param name="source">Whose token the work was given.</param>
    Task CancelAsync(CancellationTokenSource source);
}
