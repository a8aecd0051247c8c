namespace AssetCore.Cli.Tests.Support;

/// <summary>
/// A clock that goes on by a millisecond whenever it is looked at, so that measured runs end after so many steps.
/// </summary>
internal sealed class SteppingTime : TimeProvider
{
    private long _milliseconds;

    public override long TimestampFrequency => 1_000;

    public override long GetTimestamp() => Interlocked.Increment(ref _milliseconds);
}
