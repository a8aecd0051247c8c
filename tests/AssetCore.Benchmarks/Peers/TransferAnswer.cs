namespace AssetCore.Benchmarks.Peers;

/// <summary>What became of a transfer.</summary>
internal enum TransferAnswer
{
    /// <summary>Both balances changed and the key is remembered.</summary>
    Done = 0,

    /// <summary>The key was remembered already: nothing changed.</summary>
    Repeated = 1,

    /// <summary>The account held less than the amount: nothing changed, and the key may be used again.</summary>
    Overdrawn = 2,
}
