namespace AssetCore.Reads;

/// <summary>Sizes of pages.</summary>
public static class ReadLimits
{
    /// <summary>Items on a page of a list unless asked otherwise.</summary>
    public const int PageDefault = 20;

    /// <summary>Items on a page of a list at most.</summary>
    public const int PageMax = 200;

    /// <summary>Commits on a page of a history unless asked otherwise.</summary>
    public const int HistoryDefault = 10;

    /// <summary>Commits on a page of a history at most.</summary>
    public const int HistoryMax = 100;
}
