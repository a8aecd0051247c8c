namespace AssetCore.Simulation.Processes;

/// <summary>What may become of a step.</summary>
public enum StepFault
{
    /// <summary>It takes effect and is answered.</summary>
    None,

    /// <summary>The request never arrives: the caller hears Unknown, nothing changes.</summary>
    Lost,

    /// <summary>The request takes effect, its answer never arrives: the caller hears Unknown.</summary>
    AnswerLost,

    /// <summary>The store refuses (full disk, quota, throttling): the caller hears Refused, nothing changes.</summary>
    Refused,

    /// <summary>
    /// The request is slow beyond the caller's budget, which runs out: the caller hears Unknown, and the request takes
    /// effect <see cref="Decree.LandsAfter"/> steps later, whatever it meets then. A file system cannot be left: there
    /// the request takes effect and the answer comes when the budget is over.
    /// </summary>
    Late,

    /// <summary>The process ends before the request leaves it.</summary>
    CrashBefore,

    /// <summary>The request takes effect and the process ends before it hears of it.</summary>
    CrashAfter,

    /// <summary>
    /// The machine ends during the request, and with it every process. Files: an append leaves a part of its bytes, or
    /// all of them with sectors that never reached the disk, and marks that were not flushed are older. A blob service
    /// is another machine: there it is <see cref="CrashAfter"/>.
    /// </summary>
    PowerLoss,
}
