namespace AssetCore.Cli;

/// <summary>An expected failure that ends the command: shown in one line, never with a stack trace.</summary>
/// <param name="exitCode">What the process ends with.</param>
/// <param name="code">A stable word for programs, such as <c>BAD_INPUT</c>.</param>
/// <param name="detail">One sentence that names the thing.</param>
/// <param name="hint">What to do, or null.</param>
internal sealed class CliFault(ExitCode exitCode, string code, string detail, string? hint = null) : Exception(detail)
{
    /// <summary>What the process ends with.</summary>
    public ExitCode ExitCode { get; } = exitCode;

    /// <summary>A stable word for programs.</summary>
    public string Code { get; } = code;

    /// <summary>What to do, or null.</summary>
    public string? Hint { get; } = hint;

    /// <summary>Input that cannot be used.</summary>
    public static CliFault BadInput(string detail, string? hint = null) =>
        new(ExitCode.Unusable, "BAD_INPUT", detail, hint);
}
