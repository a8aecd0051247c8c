namespace AssetCore.EndToEnd.Clusters;

/// <summary>Whether this is the long run: <c>ASSETCORE_NIGHTLY=1</c>.</summary>
internal static class Nightly
{
    public static bool IsOn { get; } = Environment.GetEnvironmentVariable("ASSETCORE_NIGHTLY") == "1";

    /// <summary>One of two amounts.</summary>
    public static T Or<T>(T nightly, T otherwise) => IsOn ? nightly : otherwise;
}
