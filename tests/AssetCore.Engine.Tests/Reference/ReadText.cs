using AssetCore.Errors;
using AssetCore.Reads;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>Answers as lines that people can compare. The model and the engine both write through it.</summary>
internal static class ReadText
{
    public static IReadOnlyList<string> Refused(ErrorCode code) => [$"refused {code}"];

    /// <summary>One line for each item.</summary>
    public static IEnumerable<string> Of<T>(IEnumerable<T> items) => items.Select(item => item switch
    {
        ContainerItem container => Of(container),
        _ => $"{item}",
    });

    private static string Of(ContainerItem item)
    {
        var policies = item.Policies is not { } given
            ? "none"
            : $"{given.Floor}..{given.Ceiling} "
                + (given.RestrictsClasses ? $"[{string.Join(' ', given.Classes)}]" : "all classes");
        return $"{item.ContainerId} {item.Kind} owner={item.Owner} name={item.DisplayName} policies={policies}";
    }
}
