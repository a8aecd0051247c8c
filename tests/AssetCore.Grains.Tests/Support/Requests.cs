using AssetCore.Commits;
using AssetCore.Containers;
using AssetCore.Format.Requests;
using AssetCore.Grains.Abstractions;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Quantities;

namespace AssetCore.Grains.Tests.Support;

/// <summary>Requests for tests: two purses, a and b, of gold.</summary>
internal static class Requests
{
    public static readonly ContainerId A = new("a");
    public static readonly ContainerId B = new("b");
    public static readonly ClassId Gold = new("gold");

    /// <summary>Makes the purses and puts gold into the first.</summary>
    public static CommitRequest Setup(long gold = 1_000_000) => Of(
        "setup",
        new CreateContainer(A, new ContainerKind.Balance(Scale.Whole), null, null, null),
        new CreateContainer(B, new ContainerKind.Balance(Scale.Whole), null, null, null),
        new RegisterClass(Gold, "Gold", 0, null),
        new AddFungible(Gold, null, DecimalQuantity.FromInteger(gold), new Location.Balance(A)));

    /// <summary>Gold from a to b.</summary>
    public static CommitRequest Move(string key, long gold = 1) =>
        Of(key, new TransferFungible(A, B, Gold, null, DecimalQuantity.FromInteger(gold)));

    public static CommitRequest Of(string key, params Operation[] operations) =>
        new() { Operations = [.. operations], IdempotencyKey = key };

    public static PreparedCommit Prepare(this CommitRequest request) => PreparedCommit.Create(request);

    /// <summary>One call with these requests.</summary>
    public static CommitCalls Call(params CommitRequest[] requests) => new([.. requests.Select(PreparedCommit.Create)]);
}
