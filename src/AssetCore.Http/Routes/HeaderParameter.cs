namespace AssetCore.Http.Routes;

/// <summary>A header that a route reads: a sequence number.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it does.</param>
internal sealed record HeaderParameter(string Name, string Description);
