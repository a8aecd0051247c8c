using AssetCore.Engine.State;
using CsCheck;

namespace AssetCore.Engine.Tests.State;

public sealed class NameIndexTests
{
    // Of few characters and of every length around those of a word and of a key, so that names meet and differ late.
    private static readonly Gen<string> s_names =
        Gen.Char["ab"].Array[1, NameKey.CharactersMax + 3].Select(characters => new string(characters));

    [Fact]
    public void It_agrees_with_a_dictionary_under_any_names_set_and_removed() =>
        Gen.Select(s_names, Gen.Bool).Array[0, 300].Sample(
            changes =>
            {
                var names = new List<string>();
                var index = new NameIndex(number => names[number]);
                var model = new Dictionary<string, int>(StringComparer.Ordinal);
                foreach (var (name, isSet) in changes)
                {
                    names.Add(name);
                    Change(index, model, name, isSet, names.Count - 1);
                }

                AssertAgree(index, model, names);
                AssertAgree(index.Clone(number => names[number]), model, names);
            },
            iter: 300);

    [Fact]
    public void It_finds_each_of_many_names_and_none_of_those_that_are_gone()
    {
        string[] names = [.. Enumerable.Range(0, 60_000).Select(number => $"{(number % 3 == 0 ? "a-longer-" : "")}account-{number}")];
        var index = new NameIndex(number => names[number]);
        for (var i = 0; i < names.Length; i++) index.Set(names[i], i);
        for (var i = 0; i < names.Length; i += 2) index.Remove(names[i], i);
        for (var i = 0; i < names.Length; i++) Assert.Equal(i % 2 == 1, index.TryFind(names[i], out var found) && found == i);
    }

    [Fact]
    public void A_name_is_not_removed_from_a_number_that_has_it_no_more()
    {
        var index = new NameIndex(_ => "vault");
        index.Set("vault", 1);
        index.Set("vault", 2);
        index.Remove("vault", 1);
        Assert.True(index.TryFind("vault", out var found));
        Assert.Equal(2, found);
    }

    [Fact]
    public void A_copy_shares_nothing_that_changes()
    {
        var index = new NameIndex(_ => "vault");
        index.Set("vault", 1);
        var copy = index.Clone(_ => "vault");
        index.Remove("vault", 1);
        Assert.False(index.TryFind("vault", out _));
        Assert.True(copy.TryFind("vault", out _));
    }

    [Fact]
    public void A_short_name_is_its_own_key_and_a_long_or_foreign_one_is_not()
    {
        Assert.True(NameKey.Of("a").IsName);
        Assert.True(NameKey.Of(new string('z', NameKey.CharactersMax)).IsName);
        Assert.False(NameKey.Of(new string('z', NameKey.CharactersMax + 1)).IsName);
        Assert.False(NameKey.Of("").IsName);
        Assert.False(NameKey.Of("\u0161").IsName);
        Assert.False(NameKey.Of("account-\u0161").IsName);
        Assert.False(NameKey.Of("\u8061ccount-1").IsName);
    }

    [Fact]
    public void Names_that_differ_by_characters_of_zero_have_different_keys()
    {
        string[] names = ["a", "a\0", "a\0\0\0\0\0\0", "a\0\0\0\0\0\0\0", "a\0\0\0\0\0\0\0\0", "\0"];
        Assert.Equal(names.Length, names.Select(NameKey.Of).Distinct().Count());
    }

    private static void Change(NameIndex index, Dictionary<string, int> model, string name, bool isSet, int number)
    {
        if (isSet)
        {
            index.Set(name, number);
            model[name] = number;
        }
        else if (model.Remove(name, out var holder))
        {
            index.Remove(name, holder);
        }
    }

    private static void AssertAgree(NameIndex index, Dictionary<string, int> model, List<string> names)
    {
        foreach (var name in names)
        {
            Assert.Equal(model.TryGetValue(name, out var expected), index.TryFind(name, out var found));
            if (model.ContainsKey(name)) Assert.Equal(expected, found);
        }
    }
}
