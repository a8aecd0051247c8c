namespace AssetCore.Format.Catalogue;

/// <summary>How many things an operation names.</summary>
public enum OperationScope
{
    /// <summary>One.</summary>
    Single,

    /// <summary>Several.</summary>
    Multi,
}
