namespace AssetCore.Testing.Stores;

/// <summary>The calls that a <see cref="FaultyLogStore"/> can make fail.</summary>
public enum StoreVerb
{
    Create,
    Append,
    Seal,
    Read,
    Put,
    Stat,
}
