namespace AssetCore.Simulation.Worlds;

/// <summary>What a client knows of a commit.</summary>
internal enum WishState
{
    /// <summary>Nothing for certain: it asks (again).</summary>
    Open,

    /// <summary>It was acknowledged.</summary>
    Committed,

    /// <summary>The world refused it.</summary>
    Refused,

    /// <summary>It was not executed, and the client has left it at that.</summary>
    GivenUp,
}
