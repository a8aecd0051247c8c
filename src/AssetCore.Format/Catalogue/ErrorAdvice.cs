using AssetCore.Errors;

namespace AssetCore.Format.Catalogue;

/// <summary>What the reference says about an error code, in sentences.</summary>
/// <param name="Code">The code.</param>
/// <param name="Happened">What happened, and when it does.</param>
/// <param name="Advice">What to do.</param>
public sealed record ErrorAdvice(ErrorCode Code, string Happened, string Advice);
