using AssetCore.Engine.State;
using CsCheck;

namespace AssetCore.Engine.Tests.State;

public sealed class SortedPagesTests
{
    [Fact]
    public void It_agrees_with_a_sorted_set_under_any_changes() =>
        Gen.Select(Gen.Int[0, 2_000], Gen.Bool).Array[0, 3_000].Sample(
            changes =>
            {
                var pages = new SortedPages<NamedEntry>();
                var model = new SortedDictionary<string, int>(StringComparer.Ordinal);
                foreach (var (number, isSet) in changes)
                {
                    var name = $"id-{number}";
                    if (isSet)
                    {
                        pages.Set(new NamedEntry(name, number));
                        model[name] = number;
                    }
                    else
                    {
                        pages.Remove(new NamedEntry(name, -1));
                        model.Remove(name);
                    }
                }

                Assert.Equal(model.Count, pages.Count);
                Assert.Equal(model.Keys, Walk(pages.FromStart()));
                Assert.Equal(model.Keys, Walk(pages.Clone().FromStart()));
                Assert.Equal(
                    model.Keys.Where(name => string.CompareOrdinal(name, "id-5") > 0),
                    Walk(pages.After(new NamedEntry("id-5", 0))));
                Assert.Equal(
                    model.Keys.Where(name => string.CompareOrdinal(name, "id-5") >= 0),
                    Walk(pages.From(new NamedEntry("id-5", 0))));
                Assert.Equal(
                    model.Keys.Where(name => string.CompareOrdinal(name, "id-5") < 0).TakeLast(1)
                        .Concat(model.Keys.Where(name => string.CompareOrdinal(name, "id-5") >= 0)),
                    Walk(pages.FromBefore(new NamedEntry("id-5", 0))));
            },
            iter: 100);

    [Fact]
    public void An_entry_that_is_set_again_is_replaced()
    {
        var pages = new SortedPages<NamedEntry>();
        pages.Set(new NamedEntry("a", 1));
        pages.Set(new NamedEntry("a", 2));
        Assert.True(pages.TryGet(new NamedEntry("a", 0), out var entry));
        Assert.Equal(2, entry.Index);
        Assert.Equal(1, pages.Count);
    }

    [Fact]
    public void The_entry_before_is_found_on_the_page_before_too()
    {
        var pages = new SortedPages<NamedEntry>();
        for (var i = 1_000; i < 5_000; i++) pages.Set(new NamedEntry($"{i}", i));
        for (var i = 1_001; i < 5_000; i++)
        {
            var walk = pages.FromBefore(new NamedEntry($"{i}", 0));
            Assert.True(walk.MoveNext());
            Assert.Equal(i - 1, walk.Current.Index);
            Assert.True(walk.MoveNext());
            Assert.Equal(i, walk.Current.Index);
        }
    }

    private static List<string> Walk(SortedPages<NamedEntry>.Walk walk)
    {
        var names = new List<string>();
        while (walk.MoveNext()) names.Add(walk.Current.Name);
        return names;
    }
}
