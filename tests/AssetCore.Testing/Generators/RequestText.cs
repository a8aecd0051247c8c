using AssetCore.Commits;
using AssetCore.Operations;

namespace AssetCore.Testing.Generators;

/// <summary>Writes commit requests out for people who look into a failure.</summary>
public static class RequestText
{
    private const int ItemsShownMax = 20;

    /// <summary>The request on several lines.</summary>
    public static string Describe(CommitRequest request) => string.Join('\n',
    [
        $"key={request.IdempotencyKey ?? "null"} expected={Text(request.ExpectedWorldSeq)} "
            + $"first_sent={Text(request.FirstSentWorldSeq)} "
            + $"actor={request.ActorId ?? "null"} policy={request.PolicyId ?? "null"}",
        .. request.Operations.Take(ItemsShownMax).Select((operation, index) => $"  {index}: {Describe(operation)}"),
        .. More(request.Operations.Length),
    ]);

    private static string Describe(Operation operation) => operation is TransferMany many
        ? $"TransferMany of {many.Transfers.Length}: "
            + string.Join("; ", many.Transfers.Take(ItemsShownMax).Select(t =>
                $"{t.Quantity} {t.ClassId}/{t.Key?.ToString() ?? "null"} {t.FromContainer} -> {t.ToContainer}"))
        : operation.ToString();

    private static IEnumerable<string> More(int count) =>
        count > ItemsShownMax ? [$"  ... and {count - ItemsShownMax} more"] : [];

    private static string Text(object? value) => value?.ToString() ?? "null";
}
