using System.Net;

namespace AssetCore.Client.Http;

/// <summary>An answer of HTTP, read to its end.</summary>
/// <param name="Status">Its status.</param>
/// <param name="Body">Its body.</param>
internal readonly record struct HttpAnswer(HttpStatusCode Status, ReadOnlyMemory<byte> Body)
{
    /// <summary>True for a status of success.</summary>
    public bool IsSuccess => (int)Status is >= 200 and < 300;
}
