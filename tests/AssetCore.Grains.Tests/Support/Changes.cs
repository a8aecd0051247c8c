using AssetCore.Grains.Abstractions;
using AssetCore.Ids;
using AssetCore.Worlds;

namespace AssetCore.Grains.Tests.Support;

/// <summary>Changes of worlds for tests; world 1 unless another is named.</summary>
internal static class Changes
{
    public static ChangeCall To(WorldLifecycle stage, string reason = "a test", long world = 1) =>
        new(new WorldId(world), stage, null, null, null, reason);

    public static ChangeCall ReadOnly(bool on, string reason = "a test") =>
        new(new WorldId(1), null, on ? WriteMode.ReadOnly : WriteMode.ReadWrite, null, null, reason);

    public static ChangeCall Draining(bool on) => new(new WorldId(1), null, null, on, null, "a test");

    public static ChangeCall Frozen(bool on) => new(new WorldId(1), null, null, null, on, "a test");
}
