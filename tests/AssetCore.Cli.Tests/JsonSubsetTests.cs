using System.Text.Json;
using AssetCore.Cli.Demo;

namespace AssetCore.Cli.Tests;

public sealed class JsonSubsetTests
{
    [Theory]
    [InlineData("""{"a":1}""", """{"a":1,"b":2}""")]
    [InlineData("""{"a":{"b":null}}""", """{"a":{"b":null,"c":3}}""")]
    [InlineData("[]", "[]")]
    [InlineData("""[{"a":1},{}]""", """[{"a":1,"b":2},{"c":3}]""")]
    [InlineData("\"12.5\"", "\"12.5\"")]
    public void What_contains_everything_expected_fits(string expected, string found) =>
        Assert.Empty(JsonSubset.Compare(JsonElement.Parse(expected), JsonElement.Parse(found)));

    [Theory]
    [InlineData("""{"a":1}""", """{"b":1}""", "$.a is missing, expected 1")]
    [InlineData("""{"a":null}""", "{}", "$.a is missing, expected null")]
    [InlineData("[]", "[1]", "$ has 1 items, expected 0: [1]")]
    [InlineData("""{"a":[{"b":"1"}]}""", """{"a":[{"b":"2"}]}""", "$.a[0].b is \"2\", expected \"1\"")]
    [InlineData("1", "\"1\"", "$ is \"1\", expected 1")]
    [InlineData("{}", "[]", "$ is [], expected {}")]
    public void What_does_not_fit_is_named_by_its_path(string expected, string found, string difference) =>
        Assert.Equal([difference], JsonSubset.Compare(JsonElement.Parse(expected), JsonElement.Parse(found)));
}
