namespace AssetCore.Simulation;

/// <summary>The long run: <c>ASSETCORE_NIGHTLY=1</c>.</summary>
internal static class Nightly
{
    /// <summary>True for the long run.</summary>
    public static bool IsOn { get; } = Environment.GetEnvironmentVariable("ASSETCORE_NIGHTLY") == "1";
}
