namespace AssetCore.Grains.Tests;

public sealed class OptionsTests
{
    private readonly AssetCoreOptionsValidator _validator = new();

    [Fact]
    public void The_defaults_are_valid() => Assert.True(_validator.Validate(null, new AssetCoreOptions()).Succeeded);

    [Fact]
    public void Every_fault_is_told_the_logs_too()
    {
        var options = new AssetCoreOptions { QueueCommitsMax = 0, ReplicaIdleAge = TimeSpan.FromSeconds(2) };
        options.Log.SegmentAppendsMax = 1;
        options.Checkpoints.TailFramesMax = 0;

        var failures = _validator.Validate(null, options).Failures?.ToList();

        Assert.NotNull(failures);
        Assert.Equal(4, failures.Count);
        Assert.Contains(failures, failure =>
            failure.Contains(nameof(options.QueueCommitsMax), StringComparison.Ordinal));
        Assert.Contains(failures, failure => failure.StartsWith("Log: ", StringComparison.Ordinal));
        Assert.Contains(failures, failure => failure.StartsWith("Checkpoints: ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_first_pause_that_is_longer_than_the_longest_is_told()
    {
        var options = new AssetCoreOptions { OpenBackoff = TimeSpan.FromSeconds(20) };

        var failures = _validator.Validate(null, options).Failures;

        Assert.StartsWith("OpenBackoff: ", Assert.Single(failures!), StringComparison.Ordinal);
    }
}
