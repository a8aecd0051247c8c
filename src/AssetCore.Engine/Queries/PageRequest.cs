using AssetCore.Engine.State;
using AssetCore.Errors;
using AssetCore.Ids;
using AssetCore.Reads;

namespace AssetCore.Engine.Queries;

/// <summary>One page that is asked for: where it begins and how long it may be.</summary>
internal readonly struct PageRequest
{
    private readonly string _list;
    private readonly WorldSeq _head;
    private readonly PageCursor? _cursor;

    private PageRequest(string list, WorldSeq head, PageCursor? cursor, int limit)
    {
        (_list, _head, _cursor) = (list, head, cursor);
        Limit = limit;
    }

    /// <summary>Items at most.</summary>
    public int Limit { get; }

    /// <summary>The key after which the page begins; null for the first page.</summary>
    public PageKey? After => _cursor?.After;

    /// <summary>True if the world has moved since the first page; null on the first page.</summary>
    public bool? Moved => _cursor is { } cursor ? cursor.FirstPage != _head : null;

    /// <summary>Reads what a query says about its page, or says what is wrong with it.</summary>
    /// <param name="state">The state.</param>
    /// <param name="list">What identifies the list: its query without cursor and limit.</param>
    /// <param name="cursor">The cursor as the caller sent it; null for the first page.</param>
    /// <param name="limit">Items at most, as the caller asked.</param>
    /// <param name="page">The page.</param>
    public static Rejection? Read(WorldState state, string list, string? cursor, int limit, out PageRequest page)
    {
        page = new PageRequest(list, state.Head, null, limit);
        if (limit is < 1 or > ReadLimits.PageMax) return QueryRejections.BadLimit(limit);
        if (cursor is null) return null;
        if (!PageCursor.TryRead(cursor, list, out var read)) return QueryRejections.BadCursor(cursor);
        page = new PageRequest(list, state.Head, read, limit);
        return null;
    }

    /// <summary>The cursor of the page after this one.</summary>
    /// <param name="last">The last key that this page has looked at.</param>
    public string CursorAfter(PageKey last) => new PageCursor(_cursor?.FirstPage ?? _head, last).Write(_list);
}
