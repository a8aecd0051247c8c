using AssetCore.Errors;

namespace AssetCore.Format.Json;

/// <summary>
/// What is wrong with a request, and where. Made at the innermost place; each enclosing one puts its name in front on
/// the way out, so that nothing is spent on paths while all is well.
/// </summary>
internal sealed class Fault
{
    private Fault(ErrorCode code, string reason)
    {
        Code = code;
        Reason = reason;
    }

    /// <summary>The error.</summary>
    public ErrorCode Code { get; }

    /// <summary>What is wrong, as the rest of a sentence that begins with the path: "must be a string".</summary>
    public string Reason { get; }

    /// <summary>Where: <c>operations[2].args.quantity</c>; empty for the whole.</summary>
    public string Path { get; private set; } = "";

    /// <summary>The operation it is in; null outside of operations.</summary>
    public int? OperationIndex { get; set; }

    /// <summary>The request is not well formed.</summary>
    public static Fault Malformed(string reason) => new(ErrorCode.MalformedRequest, reason);

    /// <summary>An id is not well formed.</summary>
    public static Fault InvalidId(string reason) => new(ErrorCode.InvalidId, reason);

    /// <summary>The operation does not exist.</summary>
    public static Fault UnknownOperation(string reason) => new(ErrorCode.UnknownOperation, reason);

    /// <summary>A member does not belong where it stands.</summary>
    public static Fault UnknownArgument(string reason) => new(ErrorCode.UnknownArgument, reason);

    /// <summary>Says that the fault is inside a member.</summary>
    public Fault Within(string member)
    {
        Path = Path.Length == 0 ? member : Path[0] == '[' ? member + Path : $"{member}.{Path}";
        return this;
    }

    /// <summary>Says that the fault is inside an item of a list.</summary>
    public Fault WithinItem(int index) => Within($"[{index}]");

    /// <summary>The refusal that the caller sees.</summary>
    public Rejection ToRejection() =>
        Path.Length == 0
            ? new Rejection(Code, $"The request {Reason}.", OperationIndex)
            : new Rejection(Code, $"{Path} {Reason}.", OperationIndex, [new RejectionFact("member", Path)]);
}
