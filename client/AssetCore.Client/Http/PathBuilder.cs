using System.Globalization;
using System.Text;

namespace AssetCore.Client.Http;

/// <summary>A path with its query, parameter by parameter; those without a value are left out.</summary>
internal sealed class PathBuilder(string path)
{
    private readonly StringBuilder _text = new(path);
    private char _separator = '?';

    public PathBuilder With(string name, long? value) => With(name, value?.ToString(CultureInfo.InvariantCulture));

    public PathBuilder With(string name, string? value)
    {
        if (value is null) return this;
        _text.Append(_separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
        _separator = '&';
        return this;
    }

    /// <summary>The path of a page.</summary>
    public string Page(string? cursor, int limit) => With("cursor", cursor).With("limit", limit).Path();

    /// <summary>The path.</summary>
    public string Path() => _text.ToString();
}
