using System.Collections.Immutable;
using AssetCore.Operations;

namespace AssetCore.Benchmarks.Operations;

/// <summary>One line of the table: operations that all succeed in a furnished world, one after another.</summary>
/// <param name="Name">What they do.</param>
/// <param name="Steps">What the cost is divided by: operations, or transfers inside one.</param>
/// <param name="Operations">The operations of one commit.</param>
internal sealed record OperationCase(string Name, int Steps, ImmutableArray<Operation> Operations);
