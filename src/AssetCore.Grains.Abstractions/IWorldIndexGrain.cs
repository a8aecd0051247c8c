namespace AssetCore.Grains.Abstractions;

/// <summary>World 0: the index of worlds. Key 0 only.</summary>
[Alias("assetcore.index"), GrainInterfaceType("assetcore.index")]
public interface IWorldIndexGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// Reserves the number, writes the world's genesis into its own log, confirms: each step safe to repeat.
    /// </summary>
    [Alias("create"), ResponseTimeout("00:00:20")]
    Task<CreateReply> CreateAsync(CreateCall create);

    /// <summary>A page of worlds.</summary>
    [Alias("list"), ResponseTimeout("00:00:20")]
    Task<WorldListReply> ListAsync(WorldListCall list);
}
