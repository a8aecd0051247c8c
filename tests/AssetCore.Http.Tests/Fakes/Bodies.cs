namespace AssetCore.Http.Tests.Fakes;

/// <summary>Request bodies that several tests send.</summary>
internal static class Bodies
{
    public const string OneOperation = """{"op":"RemoveContainer","args":{"container_id":"a"}}""";

    public const string OneCommit = $$"""{"operations":[{{OneOperation}}]}""";

    public static string WithKey(string key) => $$"""{"operations":[{{OneOperation}}],"idempotency_key":"{{key}}"}""";
}
