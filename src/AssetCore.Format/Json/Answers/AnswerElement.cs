using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;
using AssetCore.Format.Json.Types;
using AssetCore.Ids;
using AssetCore.Quantities;
using AssetCore.Text;

namespace AssetCore.Format.Json.Answers;

/// <summary>
/// Reads the members of an answer. What is missing or of another type throws <see cref="AnswerFaultException"/>; what
/// is unknown is passed over, so that answers may grow. Valid while its document is.
/// </summary>
internal readonly struct AnswerElement(JsonElement element, string path)
{
    private readonly JsonElement _element = element;
    private readonly string _path = path;

    /// <summary>Parses a whole answer; the caller disposes of the document.</summary>
    public static JsonDocument Parse(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            return JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = JsonLimits.AnswerDepthMax });
        }
        catch (JsonException fault)
        {
            throw new AnswerFaultException("", JsonGrammar.Reason(fault), fault);
        }
    }

    /// <summary>True if there is such a member, even a null one.</summary>
    public bool Has(string name) => _element.ValueKind == JsonValueKind.Object && _element.TryGetProperty(name, out _);

    /// <summary>An object.</summary>
    public AnswerElement Object(string name) => Require(name, JsonValueKind.Object, "object");

    /// <summary>An object, or null.</summary>
    public AnswerElement? ObjectOrNull(string name) => IsNull(name) ? null : Object(name);

    /// <summary>A text.</summary>
    public string Text(string name) => Require(name, JsonValueKind.String, "string")._element.GetString()!;

    /// <summary>A text, or null.</summary>
    public string? TextOrNull(string name) => IsNull(name) ? null : Text(name);

    /// <summary>An integer.</summary>
    public long Int64(string name) =>
        Require(name, JsonValueKind.Number, "number")._element.TryGetInt64(out var number)
            ? number
            : throw Wrong(name, "is not a 64-bit integer");

    /// <summary>An integer, or null.</summary>
    public long? Int64OrNull(string name) => IsNull(name) ? null : Int64(name);

    /// <summary>A small integer.</summary>
    public int Int32(string name) => Int64(name) is var number and >= int.MinValue and <= int.MaxValue
        ? (int)number
        : throw Wrong(name, "is not a 32-bit integer");

    /// <summary>A small integer, or null.</summary>
    public int? Int32OrNull(string name) => IsNull(name) ? null : Int32(name);

    /// <summary>A key or an owner, or null.</summary>
    public uint? UInt32OrNull(string name) => Int64OrNull(name) is not { } number ? null
        : number is >= 0 and <= uint.MaxValue ? (uint)number
        : throw Wrong(name, "is not an unsigned 32-bit integer");

    /// <summary>A bit mask.</summary>
    public ulong UInt64(string name) =>
        Require(name, JsonValueKind.Number, "number")._element.TryGetUInt64(out var number)
            ? number
            : throw Wrong(name, "is not an unsigned 64-bit integer");

    /// <summary>True or false.</summary>
    public bool Boolean(string name) => Require(name)._element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Wrong(name, "is neither true nor false"),
    };

    /// <summary>True, false or null.</summary>
    public bool? BooleanOrNull(string name) => IsNull(name) ? null : Boolean(name);

    /// <summary>A quantity.</summary>
    public DecimalQuantity Quantity(string name) =>
        DecimalQuantity.TryParse(Text(name), out var quantity) ? quantity : throw Wrong(name, "is not a plain decimal");

    /// <summary>A quantity, or null.</summary>
    public DecimalQuantity? QuantityOrNull(string name) => IsNull(name) ? null : Quantity(name);

    /// <summary>A sequence number.</summary>
    public WorldSeq Seq(string name) => new(Int64(name));

    /// <summary>A commit id.</summary>
    public CommitId CommitId(string name) =>
        Ids.CommitId.TryParse(Text(name), out var id) ? id : throw Wrong(name, "is not a commit id");

    /// <summary>An object as the bytes it stands in, or null.</summary>
    public JsonText? JsonOrNull(string name) => ObjectOrNull(name)?.ToJsonText();

    /// <summary>A list.</summary>
    public ImmutableArray<T> List<T>(string name, Func<AnswerElement, T> read)
    {
        var list = Require(name, JsonValueKind.Array, "array");
        var items = ImmutableArray.CreateBuilder<T>(list._element.GetArrayLength());
        foreach (var item in list._element.EnumerateArray())
            items.Add(read(new AnswerElement(item, $"{list._path}[{items.Count}]")));
        return items.MoveToImmutable();
    }

    /// <summary>The members of an object that is a table of texts; values of other types as their JSON.</summary>
    public ImmutableArray<T> Members<T>(Func<string, string, T> read) =>
        [.. _element.EnumerateObject().Select(member => read(member.Name, member.Value.ToString()))];

    /// <summary>The items of an answer that is a list by itself.</summary>
    public ImmutableArray<T> Items<T>(Func<AnswerElement, T> read)
    {
        if (_element.ValueKind != JsonValueKind.Array) throw new AnswerFaultException(_path, "is not an array");
        var items = ImmutableArray.CreateBuilder<T>(_element.GetArrayLength());
        foreach (var item in _element.EnumerateArray())
            items.Add(read(new AnswerElement(item, $"{_path}[{items.Count}]")));
        return items.MoveToImmutable();
    }

    /// <summary>A value of a type that requests have too.</summary>
    public T Read<T>(string name, JsonType<T> type) => Require(name).ReadWhole(type);

    /// <summary>The same, or null.</summary>
    public T? ReadOrNull<T>(string name, JsonType<T> type)
        where T : class => IsNull(name) ? null : Read(name, type);

    /// <summary>This element as a value of a type that requests have too.</summary>
    public T ReadWhole<T>(JsonType<T> type)
    {
        var scan = new JsonScan(JsonMarshal.GetRawUtf8Value(_element), JsonLimits.AnswerDepthMax, isAnswer: true);
        if (scan.Read() && type.TryRead(ref scan, out var value)) return value;
        throw new AnswerFaultException(scan.Fault!.Within(_path).Path, scan.Fault.Reason);
    }

    /// <summary>A copy of the bytes of this element.</summary>
    public JsonText ToJsonText() => new(JsonMarshal.GetRawUtf8Value(_element).ToArray());

    /// <summary>The fault of a member.</summary>
    public AnswerFaultException Wrong(string name, string reason) => new(Inside(name), reason);

    private bool IsNull(string name) =>
        !_element.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null;

    private AnswerElement Require(string name, JsonValueKind kind, string kindName)
    {
        var member = Require(name);
        return member._element.ValueKind == kind ? member : throw Wrong(name, $"is not of the type {kindName}");
    }

    private AnswerElement Require(string name) =>
        _element.ValueKind == JsonValueKind.Object && _element.TryGetProperty(name, out var value)
            ? new AnswerElement(value, Inside(name))
            : throw Wrong(name, "is missing");

    private string Inside(string name) => _path.Length == 0 ? name : $"{_path}.{name}";
}
