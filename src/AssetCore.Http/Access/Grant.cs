using AssetCore.Ids;

namespace AssetCore.Http.Access;

/// <summary>Roles bound to one world or to all of them.</summary>
/// <param name="Roles">The roles.</param>
/// <param name="World">The world; null for all worlds.</param>
internal readonly record struct Grant(Roles Roles, WorldId? World);
