namespace AssetCore.Benchmarks.Clients;

/// <summary>What a load of another process came to.</summary>
/// <param name="PerSecond">Answers that counted, per second.</param>
/// <param name="Acknowledged">All answers, warm-up included.</param>
/// <param name="P50">Milliseconds that half of them took at most.</param>
/// <param name="P99">Milliseconds that 99 of 100 took at most.</param>
internal sealed record LoadAnswer(double PerSecond, long Acknowledged, double P50, double P99);
