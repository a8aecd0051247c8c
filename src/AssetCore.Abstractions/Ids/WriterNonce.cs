namespace AssetCore.Ids;

/// <summary>
/// Sixteen random bytes that an activation of a writer draws once and puts into every frame, so that two writers
/// of the same epoch can never mistake each other's frames for their own.
/// </summary>
/// <param name="Value">The bytes, as a number.</param>
public readonly record struct WriterNonce(UInt128 Value)
{
    /// <summary>Thirty-two hexadecimal digits.</summary>
    public override string ToString() => Value.ToString("x32", System.Globalization.CultureInfo.InvariantCulture);
}
