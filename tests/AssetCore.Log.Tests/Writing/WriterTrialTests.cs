using AssetCore.Testing.Stores;

namespace AssetCore.Log.Tests.Writing;

public sealed class WriterTrialTests
{
    private const int Seeds = 400;

    [Theory]
    [InlineData(0, false)]
    [InlineData(0, true)]
    [InlineData(20, false)]
    [InlineData(20, true)]
    [InlineData(60, false)]
    public async Task What_was_acknowledged_is_in_the_log_once_and_what_was_refused_is_not(
        int faultPercent, bool setsManifestBack)
    {
        var (acknowledged, cuts) = (0, 0);
        for (var seed = 0; seed < Seeds; seed++)
        {
            var trial = new WriterTrial(
                seed,
                faultPercent,
                StoreFault.NotSent,
                StoreFault.AnswerLost,
                StoreFault.RequestLost,
                StoreFault.LandsLate,
                StoreFault.Slow)
            {
                SetsManifestBack = setsManifestBack,
            };
            var violation = await trial.RunAsync();
            Assert.True(violation is null, $"seed {seed}: {violation}");
            acknowledged += trial.Acknowledged;
            cuts += trial.Cuts;
        }

        // The trials prove nothing if hardly anything is ever acknowledged.
        Assert.InRange(acknowledged, Seeds * 5, int.MaxValue);
        if (faultPercent < 60) Assert.InRange(cuts, Seeds / 20, int.MaxValue);
    }

    [Fact]
    public async Task A_store_that_lies_is_noticed()
    {
        var noticed = 0;
        for (var seed = 0; seed < 50; seed++)
        {
            try
            {
                if (await new WriterTrial(seed, 10, StoreFault.Lie).RunAsync() is not null) noticed++;
            }
            catch (LogCorruptException)
            {
                noticed++;
            }
        }

        Assert.InRange(noticed, 40, 50);
    }
}
