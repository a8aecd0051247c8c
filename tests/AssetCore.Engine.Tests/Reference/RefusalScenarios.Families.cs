using AssetCore.Errors;
using AssetCore.Operations;
using static AssetCore.Engine.Tests.Reference.Say;

namespace AssetCore.Engine.Tests.Reference;

/// <content>Attachments and the ends of instances: R56 to R58.</content>
internal static partial class RefusalScenarios
{
    private static Dictionary<string, (ErrorCode, Operation[])> Families() =>
        new(StringComparer.Ordinal)
        {
            ["taking up what never was"] = (ErrorCode.InstanceNotFound, [TakeUp(99)]),
            ["taking up what has no place"] = (ErrorCode.InstanceNotPlaced, [TakeUp(3)]),
            ["burning what never was"] = (ErrorCode.InstanceNotFound, [Burn(99)]),
            ["burning a parent"] = (ErrorCode.HasChildren, [Burn(7)]),
            ["burning twice"] = (ErrorCode.InstanceNotFound, [Burn(1), Burn(1)]),
            ["attaching what never was"] = (ErrorCode.InstanceNotFound, [Join(99, 7)]),
            ["attaching to what never was"] = (ErrorCode.InstanceNotFound, [Join(8, 99)]),
            ["attaching a child"] = (ErrorCode.AlreadyAttached, [Join(8, 9)]),
            ["attaching to its own parent again"] = (ErrorCode.AlreadyAttached, [Join(8, 7)]),
            ["attaching to itself"] = (ErrorCode.WouldCreateCycle, [Join(7, 7)]),
            ["attaching to a grandchild"] = (ErrorCode.WouldCreateCycle, [Join(7, 9)]),
            ["detaching what never was"] = (ErrorCode.InstanceNotFound, [Part(99)]),
            ["detaching what has no parent"] = (ErrorCode.NotAttached, [Part(7)]),
            ["draining a parent of something outside"] = (ErrorCode.HasChildren, [Join(3, 1), Remove("gear")]),
            ["draining a parent of something elsewhere"] = (ErrorCode.HasChildren, [Join(4, 1), Remove("gear")]),
            ["removing a parent without drain"] = (ErrorCode.ContainerNotEmpty, [Join(3, 1), Remove("gear", false)]),
        };
}
