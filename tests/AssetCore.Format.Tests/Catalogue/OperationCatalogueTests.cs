using System.Text;
using System.Text.Json;
using AssetCore.Commits;
using AssetCore.Format.Catalogue;
using AssetCore.Format.Json;
using AssetCore.Operations;

namespace AssetCore.Format.Tests.Catalogue;

public sealed class OperationCatalogueTests
{
    public static TheoryData<OperationCode> Codes =>
        [.. OperationCatalogue.All.Select(descriptor => descriptor.Code)];

    [Fact]
    public void Every_operation_is_described_once_and_in_the_order_of_the_codes()
    {
        Assert.Equal(
            Enum.GetValues<OperationCode>().Where(code => code != OperationCode.None),
            OperationCatalogue.Recorded.Select(descriptor => descriptor.Code));
        Assert.Equal(OperationCatalogue.Recorded.Except(OperationCatalogue.All).Select(one => one.Code),
            [OperationCode.ReverseCommit]);
    }

    [Fact]
    public void The_world_of_the_examples_is_made_by_a_well_formed_commit() =>
        Assert.Null(CommitRequestJson.Parse(Encoding.UTF8.GetBytes(ExampleWorld.Commit)).Rejection);

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_name_on_the_wire_is_that_of_the_code(OperationCode code)
    {
        var descriptor = OperationCatalogue.Get(code);
        Assert.Equal(code.ToString(), descriptor.Name);
        Assert.Same(descriptor, OperationCatalogue.Find(descriptor.Name));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_example_is_a_well_formed_operation_of_its_code(OperationCode code)
    {
        var example = OperationCatalogue.Get(code).Example;
        var parsed = CommitRequestJson.Parse(Encoding.UTF8.GetBytes($$"""{"operations": [{{example}}]}"""));
        Assert.Null(parsed.Rejection);
        Assert.Equal(code, Assert.Single(parsed.Request!.Operations).Code);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_example_shows_every_required_argument_and_nothing_unknown(OperationCode code)
    {
        var descriptor = OperationCatalogue.Get(code);
        using var example = JsonDocument.Parse(descriptor.Example);
        var shown = example.RootElement.GetProperty("args").EnumerateObject().Select(member => member.Name).ToHashSet();
        Assert.Superset(
            descriptor.Fields.Where(field => field.IsRequired).Select(field => field.Name).ToHashSet(), shown);
        Assert.Subset(descriptor.Fields.Select(field => field.Name).ToHashSet(), shown);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void No_error_is_listed_twice_and_each_is_one_of_the_state(OperationCode code)
    {
        var errors = OperationCatalogue.Get(code).Errors;
        Assert.NotEmpty(errors);
        Assert.Equal(errors.Distinct(), errors);
        Assert.All(errors, error => Assert.InRange(Errors.ErrorCatalogue.Get(error).Status, 404, 422));
    }

    [Fact]
    public void A_code_outside_the_catalogue_is_a_mistake_of_the_caller() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => OperationCatalogue.Get(OperationCode.None));

    [Fact]
    public void A_name_outside_the_catalogue_is_not_found() => Assert.Null(OperationCatalogue.Find("createcontainer"));

    [Fact]
    public void The_largest_object_on_the_wire_fits_its_slots()
    {
        // The initializers of the catalogue refuse a larger one; this names the reason if they ever do.
        Assert.NotNull(CommitRequestValidator.Validate(new CommitRequest { Operations = [] }));
    }
}
