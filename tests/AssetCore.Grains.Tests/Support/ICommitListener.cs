namespace AssetCore.Grains.Tests.Support;

/// <summary>
/// A grain of an application: it needs an integer key so that the stream of a world reaches it, and nothing else.
/// </summary>
[Alias("test.listener")]
public interface ICommitListener : IGrainWithIntegerKey;
