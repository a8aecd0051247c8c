using System.Collections.Immutable;
using AssetCore.Errors;
using AssetCore.Http.Tests.Fakes;

namespace AssetCore.Http.Tests.Silo;

/// <summary>
/// Codes that nothing brings about yet, or nothing may: quotas and a history that is cut come with later features,
/// and an internal error is a fault of our own. A gateway that is told to refuse stands for all three.
/// </summary>
public sealed class ForetoldRefusalTests
{
    private const string Path = "/v1/read/namespaces/1/commits";

    /// <summary>The codes that tests of this class provoke.</summary>
    internal static ImmutableArray<ErrorCode> Provoked { get; } =
        [ErrorCode.QuotaExceeded, ErrorCode.HistoryGone, ErrorCode.InternalError];

    [Theory]
    [InlineData(ErrorCode.QuotaExceeded)]
    [InlineData(ErrorCode.HistoryGone)]
    public async Task A_code_of_a_later_feature_has_its_status(ErrorCode code)
    {
        await using var server = await FrontServer.StartAsync();
        server.Worlds.Refusing = new Rejection(code, "It was told to refuse.");

        using var response = await server.GetAsync(Path);

        var error = ErrorCatalogue.Get(code);
        await Problem.ReadAsync(response, error.Status, error.Text);
        Assert.Equal(code == ErrorCode.QuotaExceeded, response.Headers.RetryAfter is not null);
    }

    [Fact]
    public async Task INTERNAL_ERROR_when_a_world_throws_and_nothing_of_it_is_told()
    {
        await using var server = await FrontServer.StartAsync();
        server.Worlds.OnQuery = _ => throw new InvalidOperationException("secret");

        using var response = await server.GetAsync(Path);

        var problem = await Problem.ReadAsync(response, 500, "INTERNAL_ERROR");
        Assert.DoesNotContain("secret", problem.GetRawText());
    }
}
