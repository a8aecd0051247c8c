namespace AssetCore.Recovery.Archives;

/// <summary>Why an archive cannot be imported.</summary>
public enum ImportFault
{
    /// <summary>No fault.</summary>
    None = 0,

    /// <summary>The store holds a world of that number.</summary>
    Exists,

    /// <summary>The archive does not verify.</summary>
    Broken,

    /// <summary>Somebody writes that world.</summary>
    Held,

    /// <summary>What was written was not read back: the store is not to be trusted.</summary>
    NotReadBack,
}
