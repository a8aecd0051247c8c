namespace AssetCore.EndToEnd.Storms;

/// <summary>What becomes of a request on its way to the store.</summary>
internal enum StoreWeather
{
    /// <summary>It is passed on, and its answer back.</summary>
    Fine,

    /// <summary>503 with the store's own code for it; the store never sees the request.</summary>
    Busy,

    /// <summary>500; the store never sees the request.</summary>
    Broken,

    /// <summary>The connection ends before the store has seen the request.</summary>
    Reset,

    /// <summary>The store does what it is asked to, and the connection ends before the answer.</summary>
    AnswerLost,

    /// <summary>The request is held back, and reaches the store late, whether anybody still waits or not.</summary>
    Late,
}
