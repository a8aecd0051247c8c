namespace AssetCore.Testing.Stores;

/// <summary>What a <see cref="FaultyLogStore"/> does with one call.</summary>
public enum StoreFault
{
    /// <summary>Nothing: the call goes through.</summary>
    None,

    /// <summary>The request never leaves: refused, without effect.</summary>
    NotSent,

    /// <summary>The request takes effect and its answer is lost: unknown.</summary>
    AnswerLost,

    /// <summary>The request is lost on its way: unknown, without effect.</summary>
    RequestLost,

    /// <summary>The request is on its way for long: unknown now, and it takes effect at some later call.</summary>
    LandsLate,

    /// <summary>The request takes effect after the caller's time for it has run out: unknown.</summary>
    Slow,

    /// <summary>
    /// A store that lies: done, without effect. No honest store does this; it proves that tests notice.
    /// </summary>
    Lie,
}
