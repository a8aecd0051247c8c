using System.Globalization;

namespace AssetCore.EndToEnd.Processes;

/// <summary>Numbers that a silo shows at <c>/metrics</c>.</summary>
internal static class Metrics
{
    /// <summary>The sum of everything of that name; 0 if it has not been measured yet.</summary>
    public static async Task<double> ReadAsync(Uri silo, string name)
    {
        using var client = new HttpClient { BaseAddress = silo, Timeout = TimeSpan.FromSeconds(10) };
        var text = await client.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        return text.Split('\n')
            .Where(line => line.StartsWith(name, StringComparison.Ordinal) && line[name.Length] is '{' or ' ')
            .Sum(line => double.Parse(ValueOf(line), CultureInfo.InvariantCulture));
    }

    // name{labels} value [timestamp]
    private static string ValueOf(string line)
    {
        var rest = line[(line.LastIndexOf('}') is var end and >= 0 ? end + 1 : line.IndexOf(' '))..];
        return rest.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0];
    }
}
