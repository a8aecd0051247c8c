namespace AssetCore.Log.Stores;

/// <summary>What became of one call to an <see cref="ILogStore"/>. Numbers are never reused.</summary>
public enum StoreStatus : byte
{
    /// <summary>Not an outcome: a result that nobody filled in.</summary>
    None = 0,

    /// <summary>The call took effect and is durable.</summary>
    Done = 1,

    /// <summary>The append position or ETag did not match; nothing changed by this call.</summary>
    PreconditionFailed = 2,

    /// <summary>A blob of that name exists; nothing changed by this call.</summary>
    AlreadyExists = 3,

    /// <summary>The blob is sealed; nothing changed by this call.</summary>
    Sealed = 4,

    /// <summary>There is no such blob.</summary>
    NotFound = 5,

    /// <summary>
    /// Definite failure: the request never left, or the store refused this very request (full disk, quota, block
    /// limit, denied access). Nothing changed.
    /// </summary>
    Refused = 6,

    /// <summary>The request may or may not have taken effect: a timeout, a lost answer, a server error.</summary>
    Unknown = 7,
}
