using AssetCore.EndToEnd.Clusters;

namespace AssetCore.EndToEnd.Storms;

/// <summary>A time of bad weather between a silo and its store.</summary>
/// <param name="Name">For people.</param>
/// <param name="Share">The share of requests that it hits.</param>
/// <param name="Length">How long it lasts.</param>
/// <param name="Weathers">What it does to them.</param>
internal sealed record Storm(string Name, double Share, TimeSpan Length, params StoreWeather[] Weathers)
{
    /// <summary>
    /// Every kind. The late one comes first, so that its requests arrive while the others rage.
    /// </summary>
    public static IEnumerable<Storm> All =>
    [
        new("latency of 30 s", 1, Seconds(30, 4), StoreWeather.Late),
        new("503", 1, Seconds(30, 2), StoreWeather.Busy),
        new("500", 1, Seconds(30, 2), StoreWeather.Broken),
        new("resets", 1, Seconds(30, 2), StoreWeather.Reset),
        new("lost answers", 1, Seconds(30, 2), StoreWeather.AnswerLost),
        new("half of everything", 0.5, Seconds(30, 4), s_mixed),
        new("all of everything", 1, Seconds(30, 8), s_mixed),
    ];

    private static readonly StoreWeather[] s_mixed =
        [StoreWeather.Busy, StoreWeather.Broken, StoreWeather.Reset, StoreWeather.AnswerLost];

    private static TimeSpan Seconds(int nightly, int otherwise) => TimeSpan.FromSeconds(Nightly.Or(nightly, otherwise));
}
