using System.Text;
using System.Text.Json;

namespace AssetCore.Format.Json;

/// <summary>
/// Walks over the tokens of a request and remembers the first fault. A copy looks ahead without moving the original.
/// The bytes must be valid UTF-8. Text that breaks the grammar of JSON throws <see cref="JsonException"/>, which the
/// entrance translates; everything else is said by <see cref="Fault"/>.
/// </summary>
internal ref struct JsonScan
{
    private readonly ReadOnlySpan<byte> _utf8;
    private readonly bool _isAnswer;
    private Utf8JsonReader _reader;

    public JsonScan(ReadOnlySpan<byte> utf8, int depthMax, bool isAnswer = false)
    {
        _isAnswer = isAnswer;
        _utf8 = utf8;
        _reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = depthMax });
    }

    /// <summary>The first fault, if there is one.</summary>
    public Fault? Fault { get; private set; }

    /// <summary>True for an answer, which may hold more: what only the log records, and newer members.</summary>
    public readonly bool IsAnswer => _isAnswer;

    /// <summary>The token the scan stands on.</summary>
    public readonly JsonTokenType Token => _reader.TokenType;

    /// <summary>The bytes of the token, without quotes and with its escapes.</summary>
    public readonly ReadOnlySpan<byte> Raw => _reader.ValueSpan;

    /// <summary>True if the token is a text that holds escapes.</summary>
    public readonly bool IsEscaped => _reader.ValueIsEscaped;

    /// <summary>Goes to the next token. False at a text that escapes half a surrogate pair.</summary>
    public bool Read()
    {
        _reader.Read();
        return !_reader.ValueIsEscaped || EscapedText.IsWellFormed(_reader.ValueSpan)
            || Fail(Fault.Malformed("holds an escape that is half a surrogate pair"));
    }

    /// <summary>
    /// Goes to the next token, whatever its text escapes: for passing over values that are judged by themselves.
    /// </summary>
    public bool ReadLeniently() => _reader.Read();

    /// <summary>Refuses whatever follows the value. False if something does.</summary>
    public bool ReadEnd() => !_reader.Read() || Fail(Fault.Malformed("goes on after its end"));

    /// <summary>
    /// Meets a member that nobody knows: requests hold none, while answers may have grown some since this was built.
    /// </summary>
    public bool PassUnknown()
    {
        if (!_isAnswer) return Fail(Fault.UnknownArgument("is not known here").Within(Echo()));
        if (!Read()) return false;
        Skip();
        return true;
    }

    /// <summary>Passes over the value the scan stands on; it stops at the value's last token.</summary>
    public void Skip() => _reader.Skip();

    /// <summary>Passes over the value the scan stands on and returns its bytes as they were received.</summary>
    public ReadOnlySpan<byte> SkipRaw()
    {
        var start = (int)_reader.TokenStartIndex;
        _reader.Skip();
        return _utf8[start..(int)_reader.BytesConsumed];
    }

    /// <summary>True if the name or text the scan stands on is this one.</summary>
    public readonly bool TextIs(ReadOnlySpan<byte> utf8) => _reader.ValueTextEquals(utf8);

    /// <summary>The text the scan stands on. The caller has bounded its length.</summary>
    public readonly string Text() => _reader.GetString()!;

    /// <summary>Copies the text the scan stands on; the destination must have a character for every raw byte.</summary>
    public readonly int CopyText(Span<char> destination) => _reader.CopyString(destination);

    /// <summary>The name or text the scan stands on as a refusal may repeat it: no longer than is useful.</summary>
    public readonly string Echo()
    {
        if (Raw.Length > JsonLimits.EchoLengthMax * JsonLimits.BytesPerCharacterMax)
            return Encoding.UTF8.GetString(Raw[..JsonLimits.EchoLengthMax]) + "...";
        var text = _reader.GetString()!;
        return text.Length <= JsonLimits.EchoLengthMax ? text : text[..JsonLimits.EchoLengthMax] + "...";
    }

    /// <summary>Records the fault unless there is one already.</summary>
    /// <returns>False, for the caller to return.</returns>
    public bool Fail(Fault fault)
    {
        Fault ??= fault;
        return false;
    }

    /// <summary>Puts another fault in the place of the recorded one.</summary>
    public void Replace(Fault fault) => Fault = fault;

    /// <summary>Puts a name in front of the fault's path.</summary>
    /// <returns>False, for the caller to return.</returns>
    public readonly bool FailWithin(string member)
    {
        Fault!.Within(member);
        return false;
    }
}
