namespace AssetCore.Http.Access;

/// <summary>
/// What a token may do, in one world or in all. A role opens routes and operations: <see cref="RoleTable"/> says which.
/// </summary>
[Flags]
public enum Roles
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Reads the state and the history of a world.</summary>
    NamespaceReader = 1,

    /// <summary>Commits every operation but those on classes.</summary>
    NamespaceWriter = 2,

    /// <summary>Registers classes, their shapes and their extents.</summary>
    SchemaManager = 4,

    /// <summary>Reads, commits and manages one world, schema included.</summary>
    NamespaceAdmin = 8,

    /// <summary>Everything, in every world, and makes worlds.</summary>
    TenantAdmin = 16,
}
