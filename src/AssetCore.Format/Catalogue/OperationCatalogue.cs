using System.Collections.Immutable;
using AssetCore.Errors;
using AssetCore.Format.Catalogue.Descriptors;
using AssetCore.Format.Json;
using AssetCore.Format.Json.Shapes;
using AssetCore.Operations;

namespace AssetCore.Format.Catalogue;

/// <summary>Every operation there is. A new one is one file beside the others and one line here.</summary>
public static class OperationCatalogue
{
    /// <summary>The descriptors of all operations that can be asked for, in the order of the codes.</summary>
    public static ImmutableArray<OperationDescriptor> All { get; } =
    [
        CreateContainerDescriptor.Create(),
        RemoveContainerDescriptor.Create(),
        SetContainerPoliciesDescriptor.Create(),
        SetContainerOwnerDescriptor.Create(),
        RegisterClassDescriptor.Create(),
        RegisterClassShapeDescriptor.Create(),
        RegisterClassExtentDescriptor.Create(),
        AddFungibleDescriptor.Create(),
        RemoveFungibleDescriptor.Create(),
        MoveFungibleDescriptor.Create(),
        TransferFungibleDescriptor.Create(),
        TransferManyDescriptor.Create(),
        SplitStackDescriptor.Create(),
        MergeStacksDescriptor.Create(),
        ConsolidateStacksDescriptor.Create(),
        HoldFungibleDescriptor.Create(),
        CaptureHoldDescriptor.Create(),
        ReleaseHoldDescriptor.Create(),
        AddInstanceDescriptor.Create(),
        MoveInstanceDescriptor.Create(),
        UnplaceInstanceDescriptor.Create(),
        BurnInstanceDescriptor.Create(),
        AttachDescriptor.Create(),
        DetachDescriptor.Create(),
        PlaceInSlotDescriptor.Create(),
        RemoveFromSlotDescriptor.Create(),
        SwapSlotsDescriptor.Create(),
        RequireDescriptor.Create(),
    ];

    /// <summary>
    /// The same and the one that stands only in logs and histories: <c>ReverseCommit</c>, which is asked for by a
    /// request of its own.
    /// </summary>
    public static ImmutableArray<OperationDescriptor> Recorded { get; } = [.. All, ReverseCommitDescriptor.Create()];

    /// <summary>The codes with which any operation may be refused for its form, before the world is asked.</summary>
    public static ImmutableArray<ErrorCode> RequestErrors { get; } =
    [
        ErrorCode.MalformedRequest,
        ErrorCode.InvalidId,
        ErrorCode.UnknownOperation,
        ErrorCode.UnknownArgument,
    ];

    /// <summary>The objects that arguments are made of, each once.</summary>
    public static ImmutableArray<PartDescriptor> Parts { get; } =
    [
        .. WireTypes.Kind.Describe(),
        .. WireTypes.Location.Describe(),
        Part(WireTypes.Policies),
        Part(RegisterClassDescriptor.Request),
        Part(WireTypes.Behavior),
        Part(RegisterClassShapeDescriptor.Request),
        Part(WireTypes.Shape),
        Part(RegisterClassExtentDescriptor.Request),
        Part(WireTypes.Extent),
        Part(WireTypes.Transfer),
        Part(RequirementShape.BalanceAtLeast),
        Part(RequirementShape.BalanceEquals),
        Part(RequirementShape.SlotEmpty),
        Part(RequirementShape.SlotHolds),
        Part(RequirementShape.CellFree),
        Part(RequirementShape.ContainerExists),
        Part(RequirementShape.InstanceAt),
    ];

    // Below Recorded on purpose: static initializers run in the order of the text. Codes are bytes: a table is enough.
    private static readonly OperationDescriptor?[] s_byCode = Index(Recorded);

    /// <summary>The descriptor of an operation, recorded ones included.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not one of the catalogue.</exception>
    public static OperationDescriptor Get(OperationCode code) =>
        s_byCode[(byte)code]
            ?? throw new ArgumentOutOfRangeException(nameof(code), code, "The code is not in the catalogue.");

    /// <summary>
    /// The descriptor of an operation by its name on the wire, recorded ones included; null if there is none.
    /// </summary>
    public static OperationDescriptor? Find(string name)
    {
        foreach (var descriptor in Recorded)
        {
            if (string.Equals(descriptor.Name, name, StringComparison.Ordinal)) return descriptor;
        }

        return null;
    }

    private static PartDescriptor Part<T>(ObjectType<T> type) => new(type.Name, "", type.Describe());

    private static OperationDescriptor?[] Index(ImmutableArray<OperationDescriptor> descriptors)
    {
        var byCode = new OperationDescriptor?[byte.MaxValue + 1];
        foreach (var descriptor in descriptors) byCode[(byte)descriptor.Code] = descriptor;
        return byCode;
    }
}
