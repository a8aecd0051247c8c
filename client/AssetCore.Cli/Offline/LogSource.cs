using System.CommandLine;
using AssetCore.Ids;
using AssetCore.Log.AzureBlobs;
using AssetCore.Log.Files;
using AssetCore.Log.Stores;

namespace AssetCore.Cli.Offline;

/// <summary>The options that say where a log is: a file store, or a container of blobs.</summary>
internal sealed class LogSource
{
    private const string ContainerDefault = "assetcore";

    /// <summary>The root of a file store.</summary>
    public Option<string?> Root { get; } = new("--root")
    {
        Description = "The root of a file store (default: ./data). A silo may be writing to it.",
        HelpName = "DIR",
    };

    /// <summary>Where blobs are.</summary>
    public Option<string?> ConnectionString { get; } = new("--connection-string")
    {
        Description = "The connection string of a storage account or of Azurite (environment: ASSETCORE_CONNECTION_STRING).",
        HelpName = "TEXT",
    };

    /// <summary>The container of the blobs.</summary>
    public Option<string> Container { get; } = new("--container")
    {
        Description = "The blob container, with --connection-string.",
        HelpName = "NAME",
        DefaultValueFactory = _ => ContainerDefault,
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(Root);
        command.Add(ConnectionString);
        command.Add(Container);
        command.Validators.Add(result =>
        {
            if (result.GetValue(Root) is not null && result.GetValue(ConnectionString) is not null)
            {
                result.AddError("Give --root or --connection-string, not both.");
            }
        });
    }

    /// <summary>Opens the log of a world for reading.</summary>
    /// <exception cref="CliFault">There is no such log.</exception>
    public async Task<OpenLog> OpenAsync(ParseResult arguments, CliHost host, WorldId world, CancellationToken cancellationToken)
    {
        var connection = arguments.GetValue(ConnectionString);
        if (connection is null && arguments.GetValue(Root) is null) connection = host.Environment("ASSETCORE_CONNECTION_STRING");
        return string.IsNullOrEmpty(connection)
            ? await OpenFilesAsync(host.FullPath(arguments.GetValue(Root) ?? "data"), world, cancellationToken)
            : await OpenBlobsAsync(connection, arguments.GetValue(Container)!, world, cancellationToken);
    }

    /// <summary>Opens the log of a world in a file store for reading.</summary>
    /// <exception cref="CliFault">There is no such log.</exception>
    public static Task<OpenLog> OpenFilesAsync(string root, WorldId world, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(root)) throw OpenLog.NotFound(world, root, $"there is no folder {root}");
        return OpenLog.OpenAsync(new FileLogStore(root), world, root, cancellationToken);
    }

    private static Task<OpenLog> OpenBlobsAsync(
        string connection, string container, WorldId world, CancellationToken cancellationToken)
    {
        ILogStore store;
        try
        {
            store = AzureBlobLogStore.Open(connection, container);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            throw CliFault.BadInput($"The connection string cannot be used: {exception.Message}");
        }

        return OpenLog.OpenAsync(store, world, $"container {container}", cancellationToken);
    }
}
