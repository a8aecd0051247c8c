using System.ComponentModel.DataAnnotations;

namespace AssetCore.Log.AzureBlobs;

/// <summary>
/// Where the blobs are. Exactly one of <see cref="ConnectionString"/> and <see cref="ServiceUri"/> is needed.
/// </summary>
public sealed class AzureBlobsOptions : IValidatableObject
{
    /// <summary>
    /// A connection string with an account's key or a shared access signature; Azurite's for local work.
    /// </summary>
    public string? ConnectionString { get; set; }

    /// <summary>
    /// The address of the account's blob service (<c>https://account.blob.core.windows.net</c>), entered with the
    /// identity that the environment offers: a managed identity, a workload identity, a developer's login.
    /// </summary>
    public Uri? ServiceUri { get; set; }

    /// <summary>
    /// The container: 3 to 63 of <c>[a-z0-9-]</c>. Created by the first write. Default <c>assetcore</c>.
    /// </summary>
    [Required]
    [RegularExpression("^[a-z0-9](?:-?[a-z0-9]){2,62}$")]
    public string ContainerName { get; set; } = "assetcore";

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrWhiteSpace(ConnectionString) == ServiceUri is null)
        {
            yield return new ValidationResult(
                $"Exactly one of {nameof(ConnectionString)} and {nameof(ServiceUri)} is needed.",
                [nameof(ConnectionString), nameof(ServiceUri)]);
        }

        if (ServiceUri is { IsAbsoluteUri: false })
            yield return new ValidationResult($"{nameof(ServiceUri)} must be absolute.", [nameof(ServiceUri)]);
    }
}
