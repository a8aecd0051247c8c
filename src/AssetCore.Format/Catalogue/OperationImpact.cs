namespace AssetCore.Format.Catalogue;

/// <summary>How far the effect of an operation reaches.</summary>
public enum OperationImpact
{
    /// <summary>Nothing changes.</summary>
    None,

    /// <summary>Only what the arguments name changes.</summary>
    Targeted,

    /// <summary>A list of things changes, each named.</summary>
    Fanout,

    /// <summary>Things that the arguments do not name may go with what they name.</summary>
    Cascade,
}
