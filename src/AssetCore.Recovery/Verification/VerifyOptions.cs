namespace AssetCore.Recovery.Verification;

/// <summary>What a verification is to do beyond reading all there is.</summary>
public sealed record VerifyOptions
{
    /// <summary>What the log must hold; null if nobody kept anything of it.</summary>
    public ExpectedHead? Expected { get; init; }

    /// <summary>
    /// True to let the rules judge every request again, and to hold what they come to against the log byte for byte.
    /// </summary>
    public bool Rejudge { get; init; }
}
