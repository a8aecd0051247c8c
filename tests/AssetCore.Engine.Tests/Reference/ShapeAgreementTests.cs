using AssetCore.Commits;
using AssetCore.Format.Json;
using AssetCore.Ids;
using AssetCore.Testing.Generators;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>The product's validator and the model find the same first fault of a request.</summary>
public sealed class ShapeAgreementTests
{
    public static TheoryData<string> Malformations => [.. ShapeScenarios.All.Keys];

    [Theory]
    [MemberData(nameof(Malformations))]
    public void The_validator_finds_the_fault_of_every_scene(string scenario)
    {
        var (code, index, request) = ShapeScenarios.All[scenario];
        Assert.Equal(WorldAnswer.Refused(code, index), Judge(request));
    }

    [Fact]
    public void The_validator_and_the_model_agree_on_generated_requests()
    {
        const int Requests = 20_000;
        var generator = new CommitGenerator(new SeededChoices(11));
        var world = new ReferenceWorld(WorldSeq.None, new KeyRetention(60));
        for (var sent = 0; sent < Requests; sent++)
        {
            var request = generator.Next(world.View());
            var expected = ReferenceShape.FirstFault(request);
            var found = CommitRequestValidator.Validate(request);
            if ((expected?.Code, expected?.OperationIndex) != (found?.Code, found?.OperationIndex))
            {
                Assert.Fail($"the model: {expected}, the validator: {found}\n{RequestText.Describe(request)}");
            }

            world.Commit(request, sent);
        }
    }

    private static WorldAnswer? Judge(CommitRequest request) =>
        CommitRequestValidator.Validate(request) is { } fault
            ? WorldAnswer.Refused(fault.Code, fault.OperationIndex)
            : null;
}
