using AssetCore.Ids;
using AssetCore.Log.Stores;
using AssetCore.Recovery.Verification;

namespace AssetCore.Recovery.Tests.Support;

/// <summary>Verifies worlds of tests.</summary>
internal static class Verify
{
    public static async Task<WorldReport> WorldAsync(
        ILogStore store, WorldId? world = null, VerifyOptions? options = null)
    {
        var verifier = new WorldVerifier(store, world ?? LivedWorld.Id, TimeProvider.System);
        var report = await verifier.VerifyAsync(options ?? new VerifyOptions(), null, default);
        return Assert.IsType<WorldReport>(report);
    }
}
