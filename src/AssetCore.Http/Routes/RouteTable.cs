using System.Collections.Immutable;

namespace AssetCore.Http.Routes;

/// <summary>Every route of the contract: what is served is what is documented.</summary>
internal static class RouteTable
{
    /// <summary>All routes, in the order in which pages list them.</summary>
    public static ImmutableArray<ContractRoute> All { get; } =
    [
        .. CommitRoutes.All,
        .. SubjectRoutes.All,
        .. NamespaceRoutes.All,
        .. ContainerRoutes.All,
        .. ClassRoutes.All,
        .. InstanceRoutes.All,
        .. HoldRoutes.All,
        .. HistoryRoutes.All,
        .. StreamRoutes.All,
        .. CatalogueRoutes.All,
        .. AccessRoutes.All,
        .. HealthRoutes.All,
        .. DocumentRoutes.All,
    ];
}
