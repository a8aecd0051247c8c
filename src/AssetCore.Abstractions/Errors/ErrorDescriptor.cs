namespace AssetCore.Errors;

/// <summary>One error code as answers and pages show it.</summary>
/// <param name="Code">The code.</param>
/// <param name="Text">Its stable text, such as <c>INSUFFICIENT_BALANCE</c>.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Retryable">True if repeating the same request may succeed.</param>
/// <param name="Title">What it means, in one line.</param>
/// <param name="Hint">What to do.</param>
public sealed record ErrorDescriptor(ErrorCode Code, string Text, int Status, bool Retryable, string Title, string Hint)
{
    /// <summary>The URN that problem details carry as their type.</summary>
    public string Urn => "urn:assetcore:error:" + Text;
}
