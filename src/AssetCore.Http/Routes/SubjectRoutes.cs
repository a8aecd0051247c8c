using System.Collections.Immutable;
using AssetCore.Http.Access;
using AssetCore.Http.Requests;
using Microsoft.AspNetCore.Http;

namespace AssetCore.Http.Routes;

/// <summary>Those whom commits are about.</summary>
internal static class SubjectRoutes
{
    public static ImmutableArray<ContractRoute> All { get; } =
    [
        new()
        {
            Method = HttpMethods.Post,
            Path = NamespaceRoutes.Base + "/{" + NamespaceRoute.Parameter + "}/subjects/{subject_id}/erase",
            Name = "erase_subject",
            Tag = "Subjects",
            Summary = "Destroys a subject's key for ever: actor_id, metadata and origin of all commits that name the "
                + "subject are erased with it. Safe to repeat: then repeated is true.",
            Access = RouteAccess.ManageWorld,
            Body = "EraseSubjectRequest",
            Answer = "SubjectErasure",
            Errors =
            [
                ErrorCode.MalformedRequest, ErrorCode.InvalidId, ErrorCode.UnknownArgument, ErrorCode.RequestTooLarge,
                ErrorCode.NamespaceNotFound, ErrorCode.SubjectNotFound, ErrorCode.Overloaded, ErrorCode.WorldDraining,
                ErrorCode.OutcomeUnknown, ErrorCode.Recovering, ErrorCode.StorageUnavailable, ErrorCode.LogCorrupt,
                ErrorCode.WriterFenced,
            ],
            Serve = SubjectHandlers.EraseAsync,
        },
    ];
}
