using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace AssetCore.Grains;

/// <summary>
/// Validates all options of a silo: each by its annotations, those of the log too, and options against each other.
/// </summary>
internal sealed class AssetCoreOptionsValidator : IValidateOptions<AssetCoreOptions>
{
    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, AssetCoreOptions options)
    {
        var failures = Faults(options, "");
        if (options.Log is not null) failures.AddRange(Faults(options.Log, "Log: "));
        if (options.Packs is not null) failures.AddRange(Faults(options.Packs, "Packs: "));
        if (options.Checkpoints is not null) failures.AddRange(Faults(options.Checkpoints, "Checkpoints: "));
        if (options.ReplicaFollowAge > options.ReplicaIdleAge)
            failures.Add(
                "ReplicaFollowAge: a replica cannot follow its world for longer than it is kept (ReplicaIdleAge).");
        if (options.RivalPauseMin > options.RivalPauseMax)
            failures.Add("RivalPauseMin: the first pause cannot be longer than the longest (RivalPauseMax).");
        if (options.OpenBackoff > options.OpenBackoffMax)
            failures.Add("OpenBackoff: the first pause cannot be longer than the longest (OpenBackoffMax).");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static List<string> Faults(object options, string prefix)
    {
        var faults = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true);
        return faults.ConvertAll(fault => prefix + fault.ErrorMessage);
    }
}
