using AssetCore.Errors;
using AssetCore.Operations;
using static AssetCore.Engine.Tests.Reference.Say;

namespace AssetCore.Engine.Tests.Reference;

/// <content>Policies, owners and extents.</content>
internal static partial class RefusalScenarios
{
    private static Dictionary<string, (ErrorCode, Operation[])> Rules() =>
        new(StringComparer.Ordinal)
        {
            ["policies of nothing"] = (ErrorCode.ContainerNotFound, [Govern("nowhere")]),
            ["policies of a grid"] = (ErrorCode.WrongContainerKind, [Govern("bag")]),
            ["a new floor finer than the scale"] = (ErrorCode.InvalidQuantity, [Govern("bank", Policies("0.0001"))]),
            ["a new ceiling beyond 64 bits"] = (ErrorCode.QuantityOverflow, [Govern("vault", Policies(null, Huge))]),
            ["the new floor before the new ceiling"] =
                (ErrorCode.InvalidQuantity, [Govern("vault", Policies("0.5", Huge))]),
            ["putting in what is allowed no more"] =
                (ErrorCode.ClassNotAllowed, [Govern("vault", Policies(classes: [])), Add("1", "gold", In("vault"))]),
            ["transferring in what is allowed no more"] =
                (ErrorCode.ClassNotAllowed,
                 [Govern("purse", Policies(classes: ["coin"])), Transfer("1", "gold", "vault", "purse")]),
            ["rising further above a new ceiling"] =
                (ErrorCode.CeilingExceeded,
                 [
                     Govern("vault", Policies(null, "50")), Take("1", "gold", In("vault")),
                     Add("1", "gold", In("vault")),
                 ]),
            ["falling further below a new floor"] =
                (ErrorCode.InsufficientBalance,
                 [Govern("vault", Policies("200")), Add("1", "gold", In("vault")), Take("1", "gold", In("vault"))]),
            ["all members are replaced"] =
                (ErrorCode.InsufficientBalance,
                 [Govern("till", Policies(null, "1000")), Take("1", "gold", In("till"))]),
            ["an owner of nothing"] = (ErrorCode.ContainerNotFound, [Own("nowhere", 1)]),
            ["an extent for no class"] = (ErrorCode.ClassNotFound, [Extent("nothing", Containers.Extent.Span(1))]),
            ["another extent under a placed span"] =
                (ErrorCode.ShapeInUse, [Extent("rod", Containers.Extent.Span(99))]),
            ["another form under a placed rectangle"] =
                (ErrorCode.ShapeInUse, [Extent("tile", Containers.Extent.Span(200))]),
            ["a key's extent under a span of that key"] =
                (ErrorCode.ShapeInUse,
                 [Mint("rod", On("track", 100), 5), Extent("rod", Containers.Extent.Span(99), 5)]),
        };
}
