using System.Collections.Frozen;
using System.Collections.Immutable;
using AssetCore.Operations;

namespace AssetCore.Http.Access;

/// <summary>Which role opens which route and which operation: the only place that says so.</summary>
internal static class RoleTable
{
    /// <summary>Every role, in the order in which answers list them.</summary>
    public static ImmutableArray<Roles> All { get; } =
        [Roles.NamespaceReader, Roles.NamespaceWriter, Roles.SchemaManager, Roles.NamespaceAdmin, Roles.TenantAdmin];

    /// <summary>Roles of which any one opens a route of this access.</summary>
    private static readonly FrozenDictionary<RouteAccess, Roles> s_routes = new Dictionary<RouteAccess, Roles>
    {
        [RouteAccess.Anybody] =
            Roles.NamespaceReader | Roles.NamespaceWriter | Roles.SchemaManager
            | Roles.NamespaceAdmin | Roles.TenantAdmin,
        [RouteAccess.Read] = Roles.NamespaceReader,
        [RouteAccess.ReadFeed] = Roles.NamespaceReader,
        [RouteAccess.Commit] = Roles.NamespaceWriter | Roles.SchemaManager,
        [RouteAccess.Schema] = Roles.SchemaManager,
        [RouteAccess.ManageWorld] = Roles.NamespaceAdmin,
        [RouteAccess.CreateWorld] = Roles.TenantAdmin,
    }.ToFrozenDictionary();

    /// <summary>
    /// Operations that SchemaManager alone opens; every other one is NamespaceWriter's. A reversal needs SchemaManager
    /// too if what it undoes changed classes, shapes or extents, which is known once it has been read.
    /// </summary>
    private static readonly FrozenSet<OperationCode> s_schemaOperations =
        FrozenSet.ToFrozenSet(
        [
            OperationCode.RegisterClass, OperationCode.RegisterClassShape, OperationCode.RegisterClassExtent,
        ]);

    /// <summary>The roles of which any one opens the route.</summary>
    public static Roles For(RouteAccess access) => s_routes[access];

    /// <summary>True if a role in any world opens the route, which then names none.</summary>
    public static bool OpensByAnyWorld(RouteAccess access) => access is RouteAccess.Anybody or RouteAccess.ReadFeed;

    /// <summary>The role that opens the operation.</summary>
    public static Roles For(OperationCode operation) =>
        s_schemaOperations.Contains(operation) ? Roles.SchemaManager : Roles.NamespaceWriter;

    /// <summary>The roles with those that they imply.</summary>
    public static Roles WithImplied(Roles roles)
    {
        if ((roles & Roles.TenantAdmin) != 0) roles |= Roles.NamespaceAdmin;
        if ((roles & Roles.NamespaceAdmin) != 0)
            roles |= Roles.NamespaceReader | Roles.NamespaceWriter | Roles.SchemaManager;
        return roles;
    }

    /// <summary>The names of the roles, in the order of <see cref="All"/>.</summary>
    public static IEnumerable<string> Names(Roles roles) =>
        All.Where(role => (roles & role) != 0).Select(role => role.ToString());

    /// <summary>Reads the name of one role, exactly as documented.</summary>
    public static bool TryParse(string? text, out Roles role)
    {
        role = All.FirstOrDefault(known => known.ToString() == text);
        return role != Roles.None;
    }
}
