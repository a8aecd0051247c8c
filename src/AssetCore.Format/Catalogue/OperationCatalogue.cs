using System.Collections.Immutable;
using AssetCore.Format.Catalogue.Descriptors;
using AssetCore.Format.Json;
using AssetCore.Format.Json.Shapes;
using AssetCore.Operations;

namespace AssetCore.Format.Catalogue;

/// <summary>Every operation there is. A new one is one file beside the others and one line here.</summary>
public static class OperationCatalogue
{
    /// <summary>All descriptors, in the order of the codes.</summary>
    public static ImmutableArray<OperationDescriptor> All { get; } =
    [
        CreateContainerDescriptor.Create(),
        RemoveContainerDescriptor.Create(),
        RegisterClassDescriptor.Create(),
        RegisterClassShapeDescriptor.Create(),
        AddFungibleDescriptor.Create(),
        RemoveFungibleDescriptor.Create(),
        MoveFungibleDescriptor.Create(),
        TransferFungibleDescriptor.Create(),
        TransferManyDescriptor.Create(),
        AddInstanceDescriptor.Create(),
        MoveInstanceDescriptor.Create(),
        PlaceInSlotDescriptor.Create(),
        RemoveFromSlotDescriptor.Create(),
        SwapSlotsDescriptor.Create(),
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
        Part(WireTypes.Transfer),
    ];

    // Below All on purpose: static initializers run in the order of the text. Codes are bytes, so a table is enough.
    private static readonly OperationDescriptor?[] s_byCode = Index(All);

    /// <summary>The descriptor of an operation.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not one of the catalogue.</exception>
    public static OperationDescriptor Get(OperationCode code) =>
        s_byCode[(byte)code]
            ?? throw new ArgumentOutOfRangeException(nameof(code), code, "The code is not in the catalogue.");

    /// <summary>The descriptor of an operation by its name on the wire; null if there is none.</summary>
    public static OperationDescriptor? Find(string name)
    {
        foreach (var descriptor in All)
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
