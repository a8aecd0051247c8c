using System.CommandLine;
using System.ComponentModel.DataAnnotations;
using AssetCore.Log.AzureBlobs;
using AssetCore.Log.Files;

namespace AssetCore.Cli.Offline;

/// <summary>The options that say where worlds are: a file store, a container of blobs, or an archive of one.</summary>
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

    /// <summary>An archive of one world, for commands that only read.</summary>
    public Option<string?> Archive { get; } = new("--archive")
    {
        Description = "An archive made by export, read as if it were a store.",
        HelpName = "FILE",
    };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="onlyReads">True if an archive will do.</param>
    public void AddTo(Command command, bool onlyReads)
    {
        command.Add(Root);
        command.Add(ConnectionString);
        command.Add(ServiceUri);
        command.Add(Container);
        if (onlyReads) command.Add(Archive);
        command.Validators.Add(result =>
        {
            string?[] places =
            [
                result.GetValue(Root),
                result.GetValue(ConnectionString),
                result.GetValue(ServiceUri),
                onlyReads ? result.GetValue(Archive) : null,
            ];
            if (places.Count(place => place is not null) > 1)
            {
                result.AddError(onlyReads
                    ? "Give one of --root, --connection-string, --service-uri and --archive."
                    : "Give one of --root, --connection-string and --service-uri.");
            }
        });
    }

    /// <summary>True if the arguments name a place, and do not leave it to the environment or the default.</summary>
    public bool IsNamed(ParseResult arguments) =>
        arguments.GetValue(Root) is not null
        || arguments.GetValue(ConnectionString) is not null
        || arguments.GetValue(ServiceUri) is not null;

    /// <summary>Opens what the arguments name.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="host">The world around the command.</param>
    /// <param name="mustExist">False for a command that may make the folder of a file store.</param>
    /// <param name="cancellationToken">Ends the opening.</param>
    /// <exception cref="CliFault">There is no such place.</exception>
    public async Task<OpenStore> OpenAsync(
        ParseResult arguments, CliHost host, bool mustExist, CancellationToken cancellationToken)
    {
        if (arguments.GetValue(Archive) is { } file)
            return await ArchiveInput.OpenAsync(host.FullPath(file), null, cancellationToken);
        var root = arguments.GetValue(Root);
        var service = arguments.GetValue(ServiceUri);
        var connection = arguments.GetValue(ConnectionString);
        // The environment stands in only where the arguments name no place.
        if (root is null && service is null && connection is null) connection = host.Environment(ConnectionVariable);
        if (string.IsNullOrEmpty(connection) && service is null)
            return OpenFiles(host.FullPath(root ?? "data"), mustExist);
        return OpenBlobs(new AzureBlobsOptions
        {
            ConnectionString = connection,
            ServiceUri = service is null ? null : new Uri(service, UriKind.RelativeOrAbsolute),
            ContainerName = arguments.GetValue(Container)!,
        });
    }

    /// <summary>Opens a file store.</summary>
    /// <exception cref="CliFault">There is no such folder, and there must be.</exception>
    public static OpenStore OpenFiles(string root, bool mustExist)
    {
        if (mustExist && !Directory.Exists(root))
        {
            throw new CliFault(
                ExitCode.Unusable,
                "LOG_NOT_FOUND",
                $"There are no worlds in {root}: there is no such folder.",
                "say where with --root DIR or --connection-string TEXT");
        }

        return new OpenStore(new FileLogStore(root), root, HasLocks: true);
    }

    private static OpenStore OpenBlobs(AzureBlobsOptions options)
    {
        try
        {
            Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
            return new OpenStore(
                new AzureBlobLogStore(options), $"container {options.ContainerName}", HasLocks: false);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or ValidationException)
        {
            throw CliFault.BadInput($"These blobs cannot be opened: {exception.Message}");
        }
    }
}
