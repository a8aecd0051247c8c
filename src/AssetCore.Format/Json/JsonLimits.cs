namespace AssetCore.Format.Json;

/// <summary>Bounds of the JSON that is read.</summary>
public static class JsonLimits
{
    /// <summary>
    /// Levels of objects and arrays in a request. Our own members need eight; the rest is left to metadata and origin.
    /// </summary>
    public const int RequestDepthMax = 32;

    /// <summary>
    /// Levels of objects and arrays in an answer: what a request may hold, with lists of lists around it.
    /// </summary>
    public const int AnswerDepthMax = 64;

    /// <summary>The most bytes that one character takes in JSON: <c>\uXXXX</c>.</summary>
    internal const int BytesPerCharacterMax = 6;

    /// <summary>Characters of a foreign name that a refusal repeats.</summary>
    internal const int EchoLengthMax = 64;
}
