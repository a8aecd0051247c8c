using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using AssetCore.Errors;
using AssetCore.Format.Json;
using AssetCore.Operations;

namespace AssetCore.Format.Catalogue;

/// <summary>
/// Everything there is to know about an operation but its effect: the one source of reading, writing, checking, pages
/// and schemas. Immutable.
/// </summary>
public abstract class OperationDescriptor
{
    private protected OperationDescriptor(
        OperationCode code, OperationTags tags, string summary, ImmutableArray<ErrorCode> errors, string example)
    {
        Code = code;
        Tags = tags;
        Summary = summary;
        Errors = errors;
        Example = example;
    }

    /// <summary>Its number in the catalogue.</summary>
    public OperationCode Code { get; }

    /// <summary>Its name on the wire, such as <c>TransferFungible</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Where it belongs.</summary>
    public OperationTags Tags { get; }

    /// <summary>What it does, in one line.</summary>
    public string Summary { get; }

    /// <summary>Its arguments, in the order in which they are written.</summary>
    public abstract ImmutableArray<FieldDescriptor> Fields { get; }

    /// <summary>The codes with which it may be refused by the state of the world, in order of precedence.</summary>
    public ImmutableArray<ErrorCode> Errors { get; }

    /// <summary>One use of it, as JSON: <c>{"op": ..., "args": ...}</c>.</summary>
    public string Example { get; }

    /// <summary>Its name on the wire, for comparing.</summary>
    internal abstract ReadOnlySpan<byte> NameUtf8 { get; }

    /// <summary>Reads the arguments that the scan stands on.</summary>
    internal abstract bool TryReadArgs(ref JsonScan scan, out Operation operation);

    /// <summary>Writes the arguments of an operation of this code.</summary>
    internal abstract void WriteArgs(Utf8JsonWriter writer, Operation operation);

    /// <summary>Judges the arguments of an operation of this code; null if they are well formed.</summary>
    internal abstract Fault? CheckArgs(Operation operation, CheckScope scope);

    /// <summary>The schema of the arguments.</summary>
    internal abstract JsonObject ArgsSchema();
}
