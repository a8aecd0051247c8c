using AssetCore.Client.Http;
using AssetCore.Format.Json;
using AssetCore.Ids;
using AssetCore.Subjects;

namespace AssetCore.Client;

/// <content>Subjects: those whom commits are about.</content>
public sealed partial class HttpAssetCoreClient
{
    /// <summary>
    /// Destroys a subject's key for ever, so that nobody can read what was sealed under it: who asked, metadata and
    /// origin of every commit that names the subject. Safe to repeat.
    /// </summary>
    /// <param name="world">The world. A subject of the same name in another world has another key.</param>
    /// <param name="subject">Whose key.</param>
    /// <param name="request">Why; without personal data, for it stands in the log for ever.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<ReadOutcome<SubjectErasure>> EraseSubjectAsync(
        WorldId world, SubjectId subject, EraseSubjectRequest request, CancellationToken cancellation = default)
    {
        if (SubjectJson.FaultOf(subject) is { } fault)
            return Task.FromResult(new ReadOutcome<SubjectErasure>(null, fault));
        var body = HttpTransport.Encode(request, SubjectJson.Write);
        var path = $"{WorldsPath}/{world}/subjects/{Uri.EscapeDataString(subject.Value)}/erase";
        return AskAsync(token => _transport.PostAsync(path, body, token), SubjectJson.ReadErasure, cancellation);
    }
}
