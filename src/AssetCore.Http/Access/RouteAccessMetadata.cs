namespace AssetCore.Http.Access;

/// <summary>Says on an endpoint what it is for, so that a refusal can name the role that is missing.</summary>
/// <param name="Access">What the route is for.</param>
internal sealed record RouteAccessMetadata(RouteAccess Access);
