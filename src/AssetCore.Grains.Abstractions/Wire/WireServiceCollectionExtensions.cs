using AssetCore.Ids;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Orleans.Serialization.Configuration;

namespace AssetCore.Grains.Abstractions.Wire;

/// <summary>Registers how AssetCore's envelopes cross between silos and clients.</summary>
public static class WireServiceCollectionExtensions
{
    /// <summary>
    /// Registers the codecs of all envelopes. Every silo and every cluster client needs it; <c>AddAssetCore()</c> does
    /// it for a silo. The names on the wire do not depend on assemblies or namespaces.
    /// </summary>
    public static IServiceCollection AddAssetCoreWire(this IServiceCollection services) =>
        services.AddSerializer(static serializer => serializer.Configure(static options =>
        {
            Add<CommitCalls, CommitCallsCodec>(options, "assetcore.calls");
            Add<ReverseCall, ReverseCallCodec>(options, "assetcore.reverse");
            Add<CommitReplies, CommitRepliesCodec>(options, "assetcore.replies");
            Add<PreflightReply, PreflightReplyCodec>(options, "assetcore.preflight");
            Add<QueryCall, QueryCallCodec>(options, "assetcore.query");
            Add<QueryReply, QueryReplyCodec>(options, "assetcore.answer");
            Add<HeadReply, HeadReplyCodec>(options, "assetcore.head");
            Add<CreateCall, CreateCallCodec>(options, "assetcore.create");
            Add<ChangeCall, ChangeCallCodec>(options, "assetcore.change");
            Add<ForkCall, ForkCallCodec>(options, "assetcore.fork");
            Add<PurgeCall, PurgeCallCodec>(options, "assetcore.purge");
            Add<EraseSubjectCall, EraseSubjectCallCodec>(options, "assetcore.erase");
            Add<SubjectErasureReply, SubjectErasureReplyCodec>(options, "assetcore.erased");
            Add<WorldReply, WorldReplyCodec>(options, "assetcore.worldreply");
            Add<WorldStatusReply, WorldStatusReplyCodec>(options, "assetcore.status");
            Add<CheckpointReply, CheckpointReplyCodec>(options, "assetcore.checkpoint");
            Add<WorldChangesReply, WorldChangesReplyCodec>(options, "assetcore.changes");
            Add<WorldListCall, WorldListCallCodec>(options, "assetcore.list");
            Add<WorldListReply, WorldListReplyCodec>(options, "assetcore.listed");
            Add<CommitHint, CommitHintCodec>(options, "assetcore.hint");
            Add<WorldSeq, WorldSeqCodec>(options, "assetcore.seq");

            // A codec that one side lacks is found when the process starts, in production too.
            options.EnableConfigurationAnalysis = true;
        }));

    private static void Add<T, TCodec>(TypeManifestOptions options, string alias)
    {
        options.Serializers.Add(typeof(TCodec));
        options.Copiers.Add(typeof(IdentityCopier<T>));
        options.WellKnownTypeAliases[alias] = typeof(T);
    }
}
