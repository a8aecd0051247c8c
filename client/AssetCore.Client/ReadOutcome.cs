using System.Diagnostics.CodeAnalysis;
using AssetCore.Errors;

namespace AssetCore.Client;

/// <summary>What became of a question: exactly one of an answer and a rejection.</summary>
/// <typeparam name="T">The answer.</typeparam>
public readonly record struct ReadOutcome<T>
    where T : class
{
    internal ReadOutcome(T? answer, Rejection? rejection)
    {
        Answer = answer;
        Rejection = rejection;
    }

    /// <summary>The answer; null if the question was refused.</summary>
    public T? Answer { get; }

    /// <summary>Why the question was refused; null if it was answered.</summary>
    public Rejection? Rejection { get; }

    /// <summary>True with the answer, false with the rejection.</summary>
    public bool TryGet([NotNullWhen(true)] out T? answer, [NotNullWhen(false)] out Rejection? rejection)
    {
        answer = Answer;
        rejection = Rejection;
        return answer is not null;
    }

    /// <summary>The answer.</summary>
    /// <exception cref="ReadRefusedException">The question was refused.</exception>
    public T OrThrow() => Answer ?? throw new ReadRefusedException(Rejection!);
}
