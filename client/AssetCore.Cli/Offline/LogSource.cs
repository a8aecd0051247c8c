using System.CommandLine;
using System.ComponentModel.DataAnnotations;
using AssetCore.Ids;
using AssetCore.Log.AzureBlobs;
using AssetCore.Log.Files;

namespace AssetCore.Cli.Offline;

/// <summary>The options that say where a log is: a file store, or a container of blobs.</summary>
internal sealed class LogSource
{
    private const string ContainerDefault = "assetcore";
    private const string ConnectionVariable = "ASSETCORE_CONNECTION_STRING";

    /// <summary>The root of a file store.</summary>
    public Option<string?> Root { get; } = new("--root")
    {
        Description = "The root of a file store (default: ./data). A silo may be writing to it.",
        HelpName = "DIR",
    };

    /// <summary>Where blobs are.</summary>
    public Option<string?> ConnectionString { get; } = new("--connection-string")
    {
        Description = $"The connection string of a storage account or of Azurite (environment: {ConnectionVariable}).",
        HelpName = "TEXT",
    };

    /// <summary>Where blobs are, for callers with an identity of their own.</summary>
    public Option<string?> ServiceUri { get; } = new("--service-uri")
    {
        Description = "The address of a blob service, entered with the identity that the environment offers.",
        HelpName = "URL",
    };

    /// <summary>The container of the blobs.</summary>
    public Option<string> Container { get; } = new("--container")
    {
        Description = "The blob container, with --connection-string or --service-uri.",
        HelpName = "NAME",
        DefaultValueFactory = _ => ContainerDefault,
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(Root);
        command.Add(ConnectionString);
        command.Add(ServiceUri);
        command.Add(Container);
        command.Validators.Add(result =>
        {
            string?[] places = [result.GetValue(Root), result.GetValue(ConnectionString), result.GetValue(ServiceUri)];
            if (places.Count(place => place is not null) > 1)
                result.AddError("Give one of --root, --connection-string and --service-uri.");
        });
    }

    /// <summary>Opens the log of a world for reading.</summary>
    /// <exception cref="CliFault">There is no such log.</exception>
    public Task<OpenLog> OpenAsync(
        ParseResult arguments, CliHost host, WorldId world, CancellationToken cancellationToken)
    {
        var root = arguments.GetValue(Root);
        var service = arguments.GetValue(ServiceUri);
        var connection = arguments.GetValue(ConnectionString);
        // The environment stands in only where the arguments name no place.
        if (root is null && service is null && connection is null) connection = host.Environment(ConnectionVariable);
        if (string.IsNullOrEmpty(connection) && service is null)
            return OpenFilesAsync(host.FullPath(root ?? "data"), world, cancellationToken);
        var options = new AzureBlobsOptions
        {
            ConnectionString = connection,
            ServiceUri = service is null ? null : new Uri(service, UriKind.RelativeOrAbsolute),
            ContainerName = arguments.GetValue(Container)!,
        };
        return OpenBlobsAsync(options, world, cancellationToken);
    }

    /// <summary>Opens the log of a world in a file store for reading.</summary>
    /// <exception cref="CliFault">There is no such log.</exception>
    public static Task<OpenLog> OpenFilesAsync(string root, WorldId world, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(root)) throw OpenLog.NotFound(world, root, $"there is no folder {root}");
        return OpenLog.OpenAsync(new FileLogStore(root), world, root, cancellationToken);
    }

    private static Task<OpenLog> OpenBlobsAsync(
        AzureBlobsOptions options, WorldId world, CancellationToken cancellationToken)
    {
        AzureBlobLogStore store;
        try
        {
            Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
            store = new AzureBlobLogStore(options);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or ValidationException)
        {
            throw CliFault.BadInput($"These blobs cannot be opened: {exception.Message}");
        }

        return OpenLog.OpenAsync(store, world, $"container {options.ContainerName}", cancellationToken);
    }
}
