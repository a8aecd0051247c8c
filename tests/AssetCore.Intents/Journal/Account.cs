namespace AssetCore.Intents.Journal;

/// <summary>
/// The accounts of a world: few enough that every commit meets others, many enough to tell them apart.
/// </summary>
internal static class Account
{
    public const int Count = 20;
    public const long Initial = 1_000_000;
    public const string ClassId = "gold";

    /// <summary>More than all accounts together hold: who tries to move it is refused.</summary>
    public const long TooMuch = Count * Initial * 2;

    /// <summary>The key of the commit that makes the accounts.</summary>
    public const string SetupKey = "intents-setup";

    public static string Name(int number) => $"account-{number:D2}";
}
