using System.Collections.Immutable;
using AssetCore.Http.Access;
using AssetCore.Http.Requests;
using Microsoft.AspNetCore.Http;

namespace AssetCore.Http.Routes;

/// <summary>One route of the contract: how it is served and how it is documented, in one place.</summary>
internal sealed record ContractRoute
{
    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The path with its parameters in braces.</summary>
    public required string Path { get; init; }

    /// <summary>The name of the route for programs: <c>commit</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The group that pages list it in.</summary>
    public required string Tag { get; init; }

    /// <summary>What it does, in one line.</summary>
    public required string Summary { get; init; }

    /// <summary>Who may call it; null for everybody, without a token.</summary>
    public RouteAccess? Access { get; init; }

    /// <summary>Its query parameters; any other one is refused.</summary>
    public ImmutableArray<QueryParameter> Query { get; init; } = [];

    /// <summary>The headers it reads, besides those that every route of its kind does.</summary>
    public ImmutableArray<HeaderParameter> Headers { get; init; } = [];

    /// <summary>True if it heeds the header that names the least sequence to be reflected.</summary>
    public bool HeedsMinWorldSeq { get; init; }

    /// <summary>The name of the schema of its request body; null if it takes none.</summary>
    public string? Body { get; init; }

    /// <summary>The name of the schema of its answer.</summary>
    public required string Answer { get; init; }

    /// <summary>The media type of its answer.</summary>
    public string AnswerMediaType { get; init; } = "application/json";

    /// <summary>The HTTP status of success.</summary>
    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>The codes it may refuse with, besides those that every route of its access has.</summary>
    public ImmutableArray<ErrorCode> Errors { get; init; } = [];

    /// <summary>Serves a request whose query parameters are known ones.</summary>
    public required RequestDelegate Serve { get; init; }
}
