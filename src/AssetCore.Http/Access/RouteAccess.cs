namespace AssetCore.Http.Access;

/// <summary>What a route is for, as far as access goes. <see cref="RoleTable"/> says which roles open it.</summary>
internal enum RouteAccess
{
    /// <summary>Any known caller: who am I, which worlds do I see.</summary>
    Anybody,

    /// <summary>Reads a world.</summary>
    Read,

    /// <summary>Reads the feed of changes of worlds: those of worlds that the caller may read.</summary>
    ReadFeed,

    /// <summary>Commits to a world; the operations themselves are judged one by one.</summary>
    Commit,

    /// <summary>Registers classes and shapes.</summary>
    Schema,

    /// <summary>Changes how a world is run.</summary>
    ManageWorld,

    /// <summary>Makes worlds.</summary>
    CreateWorld,
}
