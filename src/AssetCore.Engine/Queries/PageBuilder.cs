using System.Collections.Immutable;

namespace AssetCore.Engine.Queries;

/// <summary>
/// Collects one page: at most as many items as were asked for, from at most <see cref="StateQueries.ItemsMax"/> entries
/// looked at. A page that ends because enough was looked at says so by its cursor, even when it holds fewer items.
/// </summary>
/// <param name="page">The page that is asked for.</param>
/// <typeparam name="T">The item.</typeparam>
internal sealed class PageBuilder<T>(PageRequest page)
{
    private readonly ImmutableArray<T>.Builder _items = ImmutableArray.CreateBuilder<T>();
    private PageKey _last;
    private int _looked;

    /// <summary>The items.</summary>
    public ImmutableArray<T> Items => _items.ToImmutable();

    /// <summary>True if there is a next page.</summary>
    public bool HasMore { get; private set; }

    /// <summary>Where the next page begins, or null.</summary>
    public string? NextCursor => HasMore ? page.CursorAfter(_last) : null;

    /// <summary>True if the world has moved since the first page; null on the first page.</summary>
    public bool? Moved => page.Moved;

    /// <summary>Takes note of an entry that does not belong on the page.</summary>
    /// <returns>False if the page ends here.</returns>
    public bool Skip(PageKey key)
    {
        if (_looked++ < StateQueries.ItemsMax)
        {
            // While the page is full, only the first entry that belongs to the next one is looked for.
            if (_items.Count < page.Limit) _last = key;
            return true;
        }

        HasMore = true;
        return false;
    }

    /// <summary>Adds an item, unless the page is full.</summary>
    /// <returns>False if the page ends here.</returns>
    public bool Add(PageKey key, T item)
    {
        if (_items.Count == page.Limit || _looked++ >= StateQueries.ItemsMax)
        {
            HasMore = true;
            return false;
        }

        Invariant.Holds(key != _last || _items.Count == 0, "a list moves on by its key");
        _items.Add(item);
        _last = key;
        return true;
    }
}
