namespace AssetCore.Format;

/// <summary>
/// Bytes do not follow their format. In verified frames this means a fault of the writer, never of the wire.
/// </summary>
/// <param name="offset">Where, in bytes from the start of what was decoded.</param>
/// <param name="reason">What was expected and what was found.</param>
public sealed class FormatFaultException(int offset, string reason) : Exception($"At byte {offset}: {reason}")
{
    /// <summary>Where, in bytes from the start of what was decoded.</summary>
    public int Offset { get; } = offset;

    /// <summary>What was expected and what was found.</summary>
    public string Reason { get; } = reason;
}
