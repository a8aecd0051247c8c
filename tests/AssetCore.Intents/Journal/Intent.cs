using System.Text.Json;

namespace AssetCore.Intents.Journal;

/// <summary>A commit that a caller set out to make: what its request says, fixed before it is first sent.</summary>
/// <param name="World">The world.</param>
/// <param name="Key">The idempotency key, of this intent alone.</param>
/// <param name="Moves">What it moves between accounts.</param>
internal sealed record Intent(long World, string Key, IReadOnlyList<Move> Moves)
{
    /// <summary>The request, the same bytes at every attempt.</summary>
    public byte[] ToBody() => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            idempotency_key = Key,
            actor_id = "intents",
            metadata = new { intent = Key },
            operations = Moves.Select(move => new
            {
                op = "TransferFungible",
                args = new
                {
                    from_container = Account.Name(move.From),
                    to_container = Account.Name(move.To),
                    class_id = Account.ClassId,
                    quantity = $"{move.Amount}",
                },
            }),
        });
}
