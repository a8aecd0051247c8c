namespace AssetCore.Format.Catalogue;

/// <summary>What an operation does.</summary>
public enum OperationAction
{
    /// <summary>Brings something into being.</summary>
    Create,

    /// <summary>Ends something.</summary>
    Destroy,

    /// <summary>Changes where something is.</summary>
    Move,

    /// <summary>Changes what is said about something.</summary>
    Change,

    /// <summary>Looks, and changes nothing.</summary>
    Check,

    /// <summary>Brings back what was.</summary>
    Restore,
}
