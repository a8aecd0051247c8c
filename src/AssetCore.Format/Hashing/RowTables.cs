namespace AssetCore.Format.Hashing;

/// <summary>
/// The table numbers that begin every row hash (<c>docs/formats/hashes.md</c>). A number is never reused, so a new
/// table leaves the hashes of all others as they are.
/// </summary>
public static class RowTables
{
    /// <summary>The world's own row.</summary>
    public const uint World = 1;

    /// <summary>Containers by external id.</summary>
    public const uint Container = 2;

    /// <summary>Classes by external id.</summary>
    public const uint Class = 3;

    /// <summary>Shapes by class and key.</summary>
    public const uint Shape = 4;

    /// <summary>Balances by container, class and key.</summary>
    public const uint Balance = 5;

    /// <summary>Stacks by number.</summary>
    public const uint Stack = 6;

    /// <summary>Instances by number.</summary>
    public const uint Instance = 7;

    /// <summary>The index of worlds by world.</summary>
    public const uint WorldIndex = 8;

    /// <summary>Idempotency entries by key digest.</summary>
    public const uint Idempotency = 9;

    /// <summary>The counters from which numbers are given out.</summary>
    public const uint Counters = 10;

    /// <summary>The dense numbers of containers.</summary>
    public const uint ContainerDense = 11;

    /// <summary>The dense numbers of classes.</summary>
    public const uint ClassDense = 12;

    /// <summary>Extents by class and key.</summary>
    public const uint Extent = 13;

    /// <summary>Holds by id.</summary>
    public const uint Hold = 14;

    /// <summary>Marks of reversed commits by their first sequence number.</summary>
    public const uint Reversal = 15;
}
