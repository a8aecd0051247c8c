using System.Buffers.Binary;
using AssetCore.Log.Stores;

namespace AssetCore.Log.AzureBlobs;

/// <summary>The name of one block of an upload. Azure wants Base64, of one length for all blocks of a blob.</summary>
internal static class BlockId
{
    private const int Bytes = 20;

    /// <summary>The upload's token and the block's index, 4 bytes, both little-endian.</summary>
    public static string Of(StagedUpload upload, int index)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        BinaryPrimitives.WriteUInt128LittleEndian(bytes, upload.Token);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[16..], index);
        return Convert.ToBase64String(bytes);
    }
}
