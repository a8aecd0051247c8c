using System.Buffers.Text;
using System.Text;
using AssetCore.Format;
using AssetCore.Format.Binary;
using AssetCore.Format.Hashing;
using AssetCore.Ids;

namespace AssetCore.Engine.Queries;

/// <summary>
/// What a <c>next_cursor</c> holds: the list it belongs to, the head when its first page was read, and where to go on.
/// A
/// cursor of another list is as bad as one that nobody gave out.
/// </summary>
/// <param name="FirstPage">The head when the first page was read.</param>
/// <param name="After">Where the list goes on.</param>
internal readonly record struct PageCursor(WorldSeq FirstPage, PageKey After)
{
    // Raised when the meaning of the bytes changes: cursors are short-lived, so old ones are simply refused then.
    private const byte Version = 1;

    // A text key is an external id, so a cursor is far shorter than this.
    private const int TextLengthMax = 512;

    /// <summary>The cursor as text.</summary>
    /// <param name="list">What identifies the list: its query without cursor and limit.</param>
    public string Write(string list)
    {
        var bytes = new EncodingBuffer(64);
        bytes.WriteByte(Version);
        bytes.WriteFixed32(Digest(list));
        bytes.WriteVarint(FirstPage.Value);
        bytes.WriteVarint(After.Number);
        bytes.WriteText(After.Text, 0, ExternalId.LengthMax, "a key");
        return Base64Url.EncodeToString(bytes.Span);
    }

    /// <summary>Reads a cursor of this very list.</summary>
    public static bool TryRead(string text, string list, out PageCursor cursor)
    {
        cursor = default;
        if (text.Length is 0 or > TextLengthMax || !Base64Url.IsValid(text)) return false;
        try
        {
            var source = new ByteReader(Base64Url.DecodeFromChars(text));
            if (source.ReadByte() != Version || source.ReadFixed32() != Digest(list)) return false;
            var first = new WorldSeq(source.ReadVarint(0, long.MaxValue, "a world_seq"));
            var number = source.ReadVarint();
            cursor = new PageCursor(first, new PageKey(source.ReadText(0, ExternalId.LengthMax, "a key"), number));
            return source.IsAtEnd;
        }
        catch (FormatFaultException)
        {
            // Nothing is wrong with the state: the text is not one of ours, which is what false says.
            return false;
        }
    }

    private static uint Digest(string list) => (uint)RowHash.LowWord(RowHash.OfBytes(Encoding.UTF8.GetBytes(list)));
}
