using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace AssetCore.Grains;

/// <summary>Validates what data annotations do not reach: the options of the log, and options against each other.</summary>
internal sealed class AssetCoreOptionsValidator : IValidateOptions<AssetCoreOptions>
{
    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, AssetCoreOptions options)
    {
        if (options.Log is not { } log) return ValidateOptionsResult.Fail("Log: is missing.");
        var faults = new List<ValidationResult>();
        Validator.TryValidateObject(log, new ValidationContext(log), faults, validateAllProperties: true);
        var failures = faults.ConvertAll(static fault => $"Log: {fault.ErrorMessage}");
        if (options.ReplicaFollowAge > options.ReplicaIdleAge)
            failures.Add("ReplicaFollowAge: a replica cannot follow its world for longer than it is kept (ReplicaIdleAge).");
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
