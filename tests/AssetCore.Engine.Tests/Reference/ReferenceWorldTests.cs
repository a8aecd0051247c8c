using AssetCore.Ids;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>The model keeps to the contract.</summary>
public sealed class ReferenceWorldTests : ContractScenarios
{
    public static TheoryData<string> Malformations => [.. ShapeScenarios.All.Keys];

    [Theory]
    [MemberData(nameof(Malformations))]
    public void A_request_that_is_not_well_formed_is_refused_before_anything_else(string scenario)
    {
        var (code, index, request) = ShapeScenarios.All[scenario];
        Assert.Equal(WorldAnswer.Refused(code, index), Furnished().Commit(request, 1_000));
    }

    [Fact]
    public void Every_code_that_generated_commits_can_meet_has_a_scene_of_its_own()
    {
        var told = RefusalScenarios.All.Values.Select(scene => scene.Code)
            .Concat(ShapeScenarios.All.Values.Select(scene => scene.Code))
            .Concat(s_toldAsCommits);
        Assert.Empty(AgreementRun.ReachableCodes.Except(told));
    }

    private static readonly Errors.ErrorCode[] s_toldAsCommits =
    [
        Errors.ErrorCode.NamespaceNotFound,
        Errors.ErrorCode.CommitNotFound,
        Errors.ErrorCode.ReverseConflict,
        Errors.ErrorCode.AlreadyReversed,
        Errors.ErrorCode.WorldReadOnly,
        Errors.ErrorCode.WorldDraining,
        Errors.ErrorCode.IdempotencyKeyReused,
        Errors.ErrorCode.IdempotencyExpired,
        Errors.ErrorCode.WorldSeqMismatch,
        Errors.ErrorCode.CommitTooLarge,
    ];

    private protected override IWorldUnderTest NewWorld(KeyRetention limits) =>
        new ReferenceWorld(WorldSeq.None, limits);
}
