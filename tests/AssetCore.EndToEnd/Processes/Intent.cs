using System.Text.Json.Nodes;

namespace AssetCore.EndToEnd.Processes;

/// <summary>
/// One commit that a client set out to make: recorded before it is sent, and its receipt when there is one.
/// </summary>
internal sealed class Intent(string key, string body)
{
    public string Key { get; } = key;

    public string Body { get; } = body;

    /// <summary>
    /// The first receipt, without what belongs to the request alone; null while the outcome is unknown.
    /// </summary>
    public JsonObject? Receipt { get; private set; }

    /// <summary>Takes a receipt, and holds a repeated one against the first.</summary>
    public void Acknowledge(JsonObject receipt)
    {
        var replay = receipt["idempotent_replay"]!.GetValue<bool>();
        foreach (var ofTheRequest in (string[])["idempotent_replay", "server_correlation_id", "client_correlation_id"])
            receipt.Remove(ofTheRequest);
        if (Receipt is null)
        {
            Receipt = receipt;
            return;
        }

        Assert.True(replay, $"{Key} was acknowledged before, and executed again");
        Assert.True(
            JsonNode.DeepEquals(Receipt, receipt), $"{Key} was acknowledged as {Receipt}, and now as {receipt}");
    }
}
