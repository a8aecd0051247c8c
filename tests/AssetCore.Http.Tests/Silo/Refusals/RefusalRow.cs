namespace AssetCore.Http.Tests.Silo.Refusals;

/// <summary>A request that a silo refuses, and with which code.</summary>
/// <param name="Code">The code.</param>
/// <param name="What">What is wrong, in a few words; tells rows of one code apart.</param>
/// <param name="SendAsync">Sends the request.</param>
internal sealed record RefusalRow(ErrorCode Code, string What, Func<TestWorld, Task<HttpResponseMessage>> SendAsync)
{
    /// <summary>The name of the row in test reports.</summary>
    public string Name => $"{Code}: {What}";

    /// <summary>The operation that the problem must name; null for none.</summary>
    public int? OperationIndex { get; init; }

    /// <summary>True if the answer names no moment to ask again, though its code often does.</summary>
    public bool IsFinal { get; init; }

    /// <summary>What the world must be told before; part of the state that must not move.</summary>
    public Func<TestWorld, Task> PrepareAsync { get; init; } = static _ => Task.CompletedTask;

    /// <summary>What is beside a reason in the request that makes the world.</summary>
    public string WorldMembers { get; init; } = "";

    /// <summary>
    /// A commit whose second operation is refused. The first would succeed by itself, so that the refusal must also
    /// undo something.
    /// </summary>
    public static RefusalRow Operation(ErrorCode code, string what, string operation) =>
        new(code, what, world => world.CommitAsync($"{RefusalSetting.Harmless},{operation}")) { OperationIndex = 1 };

    /// <summary>A commit that is refused as a whole.</summary>
    public static RefusalRow Commit(ErrorCode code, string what, string members) =>
        new(code, what, world => world.CommitAsync(RefusalSetting.Harmless, members));

    /// <summary>A question that is refused.</summary>
    public static RefusalRow Read(ErrorCode code, string path) =>
        new(code, path, world => world.GetAsync(path));
}
