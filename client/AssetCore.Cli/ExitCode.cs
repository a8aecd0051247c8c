namespace AssetCore.Cli;

/// <summary>
/// What the command's exit code says. Numbers are documented in <c>docs/operations/cli.md</c> and never reused.
/// </summary>
internal enum ExitCode
{
    /// <summary>Everything asked for took place, or is whole.</summary>
    Ok = 0,

    /// <summary>Judged and refused, different from what was expected, or a log that is broken.</summary>
    Refused = 1,

    /// <summary>Arguments, a request, a file or a log that cannot be used or read; nothing was judged.</summary>
    Unusable = 2,

    /// <summary>The server did not answer, or says that it cannot now. Repeating is safe.</summary>
    Unreachable = 3,

    /// <summary>There is no token, or it is not allowed to do this.</summary>
    Denied = 4,

    /// <summary>A fault of this program: please report it.</summary>
    Defect = 70,

    /// <summary>Interrupted by Ctrl-C or a signal.</summary>
    Interrupted = 130,
}
