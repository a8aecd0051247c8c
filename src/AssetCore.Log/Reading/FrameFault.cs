using AssetCore.Format.Frames;

namespace AssetCore.Log.Reading;

/// <summary>What a decoder found, as a sentence for people.</summary>
internal static class FrameFault
{
    /// <param name="status">What the decoder found.</param>
    /// <param name="bytes">The bytes where the frame should begin.</param>
    public static string Describe(FrameStatus status, ReadOnlySpan<byte> bytes) => status switch
    {
        FrameStatus.Incomplete => $"the blob ends inside a frame, after {bytes.Length} bytes of it",
        FrameStatus.NotAFrame => $"no frame begins here but the bytes {Convert.ToHexStringLower(bytes[..4])}",
        FrameStatus.HeaderChecksumWrong => "the checksum of the header does not match",
        FrameStatus.NewerVersion =>
            $"the frame has version {bytes[4]} of the format, this build reads up to {FrameHeader.Version}: upgrade it",
        FrameStatus.FieldOutOfRange => FaultOfFields(bytes),
        FrameStatus.PayloadChecksumWrong => "the checksum of the payload does not match",
        FrameStatus.PayloadHashWrong => "the SHA-256 of the payload does not match the header",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "not a fault"),
    };

    private static string FaultOfFields(ReadOnlySpan<byte> bytes)
    {
        _ = FrameReader.ReadHeader(bytes, out var header);
        return FrameRules.FaultOf(header) ?? $"version {bytes[4]} of the format never existed";
    }
}
