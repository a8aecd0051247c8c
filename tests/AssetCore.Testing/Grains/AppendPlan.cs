namespace AssetCore.Testing.Grains;

/// <summary>How an append goes.</summary>
public enum AppendPlan
{
    /// <summary>As usual.</summary>
    Go,

    /// <summary>It waits until the test lets it go.</summary>
    Hold,

    /// <summary>The store refuses it.</summary>
    Refuse,

    /// <summary>It never arrives, and nobody says so.</summary>
    LoseRequest,

    /// <summary>It takes effect, and nobody says so.</summary>
    LoseAnswer,
}
