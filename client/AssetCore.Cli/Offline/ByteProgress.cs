namespace AssetCore.Cli.Offline;

/// <summary>Passes bytes on to a bar as they are told.</summary>
/// <param name="report">The bar.</param>
internal sealed class ByteProgress(Action<double, string> report) : IProgress<long>
{
    public void Report(long value) => report(value, "");
}
