using AssetCore.Errors;
using AssetCore.Operations;
using static AssetCore.Engine.Tests.Reference.Say;

namespace AssetCore.Engine.Tests.Reference;

/// <content>Splitting, merging and consolidating stacks: R70 to R72.</content>
internal static partial class RefusalScenarios
{
    private static Dictionary<string, (ErrorCode, Operation[])> Stacks() =>
        new(StringComparer.Ordinal)
        {
            ["a split of no grid"] = (ErrorCode.ContainerNotFound, [Split("nowhere", 2, "1", Cell("nowhere", 2))]),
            ["a split to nowhere"] = (ErrorCode.ContainerNotFound, [Split("pack", 2, "1", Cell("nowhere", 2))]),
            ["a split onto itself, turned"] =
                (ErrorCode.SameLocation, [Split("pack", 2, "0", Cell("pack", 2, Containers.Rotation.Cw90))]),
            ["a split of slots"] = (ErrorCode.WrongContainerKind, [Split("gear", 1, "1", Cell("pack", 1))]),
            ["a split into a balance"] = (ErrorCode.WrongContainerKind, [Split("pack", 2, "0", In("vault"))]),
            ["a split into slots"] = (ErrorCode.WrongContainerKind, [Split("pack", 2, "1", Cell("gear", 2))]),
            ["a split of nothing"] = (ErrorCode.InvalidQuantity, [Split("pack", 99, "0", Cell("pack", 1))]),
            ["a split by a decimal"] = (ErrorCode.InvalidQuantity, [Split("pack", 99, "0.5", Cell("pack", 1))]),
            ["a split beyond 64 bits"] = (ErrorCode.QuantityOverflow, [Split("pack", 99, Huge, Cell("pack", 1))]),
            ["a split outside the grid"] = (ErrorCode.OutOfBounds, [Split("pack", 11, "1", Cell("pack", 0))]),
            ["a split to a cell outside before the stack"] =
                (ErrorCode.OutOfBounds, [Split("pack", 1, "1", Cell("pack", 11))]),
            ["a split where no stack is"] = (ErrorCode.InsufficientBalance, [Split("pack", 1, "1", Cell("pack", 5))]),
            ["a split of an instance"] = (ErrorCode.InsufficientBalance, [Split("bag", 19, "1", Cell("bag", 25))]),
            ["a split of a covered cell"] = (ErrorCode.InsufficientBalance, [Split("bag", 2, "1", Cell("bag", 25))]),
            ["a split over the edge"] = (ErrorCode.OutOfBounds, [Split("bag", 1, "1", Cell("bag", 14))]),
            ["a split onto another class"] = (ErrorCode.Overlap, [Split("pack", 2, "99", Cell("pack", 10))]),
            ["a split of more than there is"] =
                (ErrorCode.InsufficientBalance, [Split("pack", 7, "5", Cell("pack", 5))]),
            ["a split that makes a stack too high"] = (ErrorCode.StackLimit, [Split("pack", 5, "5", Cell("pack", 2))]),
            ["a merge of no grid"] = (ErrorCode.ContainerNotFound, [Merge("nowhere", 1, 1)]),
            ["a merge with itself"] = (ErrorCode.SameLocation, [Merge("gear", 2, 2)]),
            ["a merge of slots"] = (ErrorCode.WrongContainerKind, [Merge("gear", 1, 2)]),
            ["a merge from outside"] = (ErrorCode.OutOfBounds, [Merge("pack", 0, 99)]),
            ["a merge of nothing"] = (ErrorCode.InsufficientBalance, [Merge("pack", 1, 2)]),
            ["a merge to outside before the stack"] = (ErrorCode.OutOfBounds, [Merge("pack", 1, 99)]),
            ["a merge with another class"] = (ErrorCode.Overlap, [Merge("pack", 7, 10)]),
            ["a merge with another key"] =
                (ErrorCode.Overlap, [Add("1", "medkit", Cell("pack", 1), 3), Merge("pack", 1, 2)]),
            ["a merge that makes a stack too high"] = (ErrorCode.StackLimit, [Merge("pack", 5, 2)]),
            ["a consolidation of no grid"] = (ErrorCode.ContainerNotFound, [Consolidate("nowhere", "nothing")]),
            ["a consolidation of no class"] = (ErrorCode.ClassNotFound, [Consolidate("vault", "nothing")]),
            ["a consolidation of a balance"] = (ErrorCode.WrongContainerKind, [Consolidate("vault", "gold")]),
        };
}
