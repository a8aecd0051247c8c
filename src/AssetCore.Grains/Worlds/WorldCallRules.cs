using System.Buffers;
using System.Globalization;
using System.Text;
using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Format.Json;
using AssetCore.Grains.Abstractions;
using AssetCore.Worlds;
using ErrorCode = AssetCore.Errors.ErrorCode;

namespace AssetCore.Grains.Worlds;

/// <summary>What a call to make or to change a world must keep to, before any log is looked at.</summary>
internal static class WorldCallRules
{
    /// <summary>The first fault of the call; null if it has none.</summary>
    public static Rejection? FaultOf(CreateCall create) =>
        FaultOfText(create.DisplayName, 0, CommitLimits.NameLengthMax, "display_name")
        ?? FaultOfText(create.Reason, 1, CommitLimits.ReasonLengthMax, "reason")
        ?? FaultOfKeys(create.IdempotencyKeysMax)
        ?? FaultOfAge(create.IdempotencyAgeMax);

    /// <summary>The first fault of the call; null if it has none.</summary>
    public static Rejection? FaultOf(ForkCall fork)
    {
        if (fork.At is { Value: < 1 } at)
            return Malformed($"a fork begins behind a commit, at world_seq 1 or above, not at {at}");
        if (fork.Source == fork.World) return Malformed($"world {fork.World} is not a fork of itself");
        return FaultOfText(fork.DisplayName, 0, CommitLimits.NameLengthMax, "display_name")
            ?? FaultOfText(fork.Reason, 1, CommitLimits.ReasonLengthMax, "reason");
    }

    /// <summary>The first fault of the call; null if it has none.</summary>
    public static Rejection? FaultOf(PurgeCall purge) =>
        FaultOfText(purge.Reason, 1, CommitLimits.ReasonLengthMax, "reason");

    /// <summary>The first fault of the call; null if it has none.</summary>
    public static Rejection? FaultOf(ChangeCall change)
    {
        if (change.Lifecycle is { } stage && !IsTarget(stage))
            return Malformed($"a world does not go to the stage {stage}: provisioned, disabled or deleted");
        if (change.WriteMode is { } mode && !Enum.IsDefined(mode))
            return Malformed($"{mode} is no write mode: read_write or read_only");
        return FaultOfText(change.Reason, 1, CommitLimits.ReasonLengthMax, "reason");
    }

    /// <summary>The first fault of the call; null if it has none.</summary>
    public static Rejection? FaultOf(EraseSubjectCall erase) =>
        SubjectJson.FaultOf(erase.Subject)
        ?? FaultOfText(erase.Reason, 1, CommitLimits.ReasonLengthMax, "reason");

    /// <summary>
    /// Refuses, as wrong use, commits that did not come through a gateway of this version: what they say about a
    /// subject would stand in the log for ever.
    /// </summary>
    /// <exception cref="ArgumentException">A commit names a subject and is not sealed.</exception>
    public static void RequireSealed(CommitCalls commits)
    {
        foreach (var commit in commits.Commits)
        {
            if (commit.NeedsSeal)
                throw new ArgumentException("A commit about a subject goes through the gateway.", nameof(commits));
        }
    }

    private static bool IsTarget(WorldLifecycle stage) =>
        stage is WorldLifecycle.Provisioned or WorldLifecycle.Disabled or WorldLifecycle.Deleted;

    private static Rejection? FaultOfKeys(long? keys)
    {
        const long Min = WorldLimits.IdempotencyKeysMin;
        const long Max = WorldLimits.IdempotencyKeysMax;
        return keys is < Min or > Max
            ? Malformed($"a world remembers {Min} to {Max} idempotency keys, not {keys}")
            : null;
    }

    private static Rejection? FaultOfAge(long? age)
    {
        const long Min = WorldLimits.IdempotencyAgeMin;
        return age is not 0 and < Min
            ? Malformed($"a world forgets keys after {Min} sequence numbers or more, or 0 for never, not {age}")
            : null;
    }

    private static Rejection? FaultOfText(string? text, int lengthMin, int lengthMax, string name)
    {
        if (text is null) return null;
        if (text.Length < lengthMin || text.Length > lengthMax)
            return Malformed($"{name} has {text.Length} characters, {lengthMin} to {lengthMax} are allowed");
        return IsWellFormed(text) ? null : Malformed($"{name} holds half a character");
    }

    // A lone surrogate has no UTF-8 encoding, so it could not stand in the log.
    private static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out _, out var length) != OperationStatus.Done) return false;
            text = text[length..];
        }

        return true;
    }

    private static Rejection Malformed(FormattableString detail) =>
        new(ErrorCode.MalformedRequest, detail.ToString(CultureInfo.InvariantCulture));
}
