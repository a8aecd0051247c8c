using System.Xml;
using AssetCore.Log.Stores;
using Azure;
using Azure.Identity;
using Azure.Storage.Blobs.Models;

namespace AssetCore.Log.AzureBlobs;

/// <summary>
/// What a failed request means: the one place that reads Azure's errors. A failure is definite only if the service
/// answered that it refused this very request, or if no connection was ever made; everything else is unknown.
/// </summary>
internal static class BlobAnswer
{
    private const int BadRequest = 400;
    private const int NotFound = 404;
    private const int RequestTimeout = 408;
    private const int Conflict = 409;
    private const int PreconditionFailed = 412;
    private const int RangeNotSatisfiable = 416;
    private const int ServerErrors = 500;

    // Azure.Storage.Blobs has no constant for it.
    private const string BlobIsSealed = "BlobIsSealed";

    /// <summary>True for what a request may throw; anything else is a fault of this program.</summary>
    public static bool IsOfRequest(Exception failure) => failure
        is RequestFailedException or OperationCanceledException or AuthenticationFailedException
        or IOException or HttpRequestException or AggregateException
        or XmlException; // An error without the document that its headers promise, as gateways on the way send it.

    /// <summary>True if the container itself is missing, which the first write mends.</summary>
    public static bool IsContainerMissing(Exception failure) =>
        failure is RequestFailedException { Status: NotFound } request
        && request.ErrorCode == BlobErrorCode.ContainerNotFound.ToString();

    /// <summary>True if the request asked for bytes past the end of the blob.</summary>
    public static bool IsPastTheEnd(Exception failure) =>
        failure is RequestFailedException { Status: RangeNotSatisfiable };

    /// <summary>The outcome that a failure stands for.</summary>
    public static StoreResult Of(Exception failure) => failure switch
    {
        RequestFailedException { Status: 0 } lost => OfTransport(lost),
        RequestFailedException request => new StoreResult(StatusOf(request), Detail: Describe(request)),

        // Without a token of identity nothing is sent.
        AuthenticationFailedException => new StoreResult(StoreStatus.Refused, Detail: failure.Message),
        HttpRequestException or AggregateException => OfTransport(failure),
        _ => new StoreResult(StoreStatus.Unknown, Detail: failure.Message),
    };

    private static StoreStatus StatusOf(RequestFailedException request) => request.Status switch
    {
        NotFound => StoreStatus.NotFound,
        PreconditionFailed => StoreStatus.PreconditionFailed,
        Conflict => StatusOfConflict(request.ErrorCode),
        BadRequest when request.ErrorCode == BlobErrorCode.InvalidBlockList.ToString() => StoreStatus.NotFound,
        RequestTimeout or >= ServerErrors or < BadRequest => StoreStatus.Unknown,
        _ => StoreStatus.Refused,
    };

    private static StoreStatus StatusOfConflict(string? code)
    {
        if (code == BlobIsSealed) return StoreStatus.Sealed;
        return code == BlobErrorCode.BlobAlreadyExists.ToString() ? StoreStatus.AlreadyExists : StoreStatus.Refused;
    }

    /// <summary>No answer. If no connection was made the request never left; otherwise nobody knows.</summary>
    private static StoreResult OfTransport(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is HttpRequestException
                {
                    HttpRequestError: HttpRequestError.ConnectionError
                        or HttpRequestError.NameResolutionError
                        or HttpRequestError.SecureConnectionError
                        or HttpRequestError.ProxyTunnelError,
                })
            {
                return new StoreResult(StoreStatus.Refused, Detail: cause.Message);
            }
        }

        return new StoreResult(StoreStatus.Unknown, Detail: failure.Message);
    }

    private static string Describe(RequestFailedException request) =>
        $"{request.Status} {request.ErrorCode ?? "without a code"}";
}
