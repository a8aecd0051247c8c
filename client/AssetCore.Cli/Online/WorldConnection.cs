using AssetCore.Client;
using AssetCore.Errors;
using AssetCore.Ids;

namespace AssetCore.Cli.Online;

/// <summary>A typed client of one world, for commands that make their own commits.</summary>
internal sealed class WorldConnection : IDisposable
{
    private readonly HttpClient _http;

    /// <summary>Connects when the first request is sent.</summary>
    /// <param name="address">The server.</param>
    /// <param name="token">The bearer token; null for none.</param>
    /// <param name="world">The world.</param>
    /// <param name="handler">What carries requests; disposed of with the connection.</param>
    public WorldConnection(Uri address, string? token, WorldId world, HttpMessageHandler handler)
    {
        Address = address;
        _http = new HttpClient(handler);
        World = new HttpWorldClient(address, token ?? "", world, _http);
    }

    /// <summary>The server.</summary>
    public Uri Address { get; }

    /// <summary>The world.</summary>
    public IWorldClient World { get; }

    /// <summary>A refusal that a command cannot do without, as a failure of the command.</summary>
    public static CliFault Fault(Rejection rejection)
    {
        var error = ErrorCatalogue.Get(rejection.Code);
        var problem = new Problem(error.Status, error.Text, rejection.Detail, error.Hint, error.Retryable, null, rejection.OperationIndex);
        return new CliFault(problem.ExitCode, problem.Code, problem.Detail, problem.Hint);
    }

    /// <inheritdoc />
    public void Dispose() => _http.Dispose();
}
