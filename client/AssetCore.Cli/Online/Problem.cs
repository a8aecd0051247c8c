using System.Globalization;
using AssetCore.Errors;

namespace AssetCore.Cli.Online;

/// <summary>A refusal as this program shows it.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">The stable code.</param>
/// <param name="Detail">One sentence that names the thing and the numbers.</param>
/// <param name="Hint">What to do, or null.</param>
/// <param name="Retryable">True if repeating the same request may succeed.</param>
/// <param name="OperationIndex">The faulty operation, 0-based, or null.</param>
internal sealed record Problem(
    int Status, string Code, string Detail, string? Hint, bool Retryable, int? OperationIndex)
{
    /// <summary>
    /// What the process ends with when this is the answer. A request that was judged was used, not misused.
    /// </summary>
    public ExitCode ExitCode => Status switch
    {
        401 or 403 => ExitCode.Denied,
        _ when Retryable => ExitCode.Unreachable,
        _ => ExitCode.Refused,
    };

    /// <summary>A refusal of the vocabulary.</summary>
    public static Problem Of(Rejection rejection)
    {
        var error = ErrorCatalogue.Get(rejection.Code);
        return new Problem(
            error.Status, error.Text, rejection.Detail, error.Hint, error.Retryable, rejection.OperationIndex);
    }

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Status} {Code}: {Detail}");
}
