using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using AssetCore.Errors;
using AssetCore.Format.Json;
using AssetCore.Format.Json.Shapes;
using AssetCore.Operations;

namespace AssetCore.Format.Catalogue;

/// <summary>The descriptor of an operation by its type in the vocabulary.</summary>
internal sealed class OperationDescriptor<T>(
    OperationCode code,
    OperationTags tags,
    string summary,
    ObjectType<T> args,
    ImmutableArray<ErrorCode> errors,
    string example)
    : OperationDescriptor(code, tags, summary, errors, example)
    where T : Operation
{
    private readonly byte[] _nameUtf8 = Encoding.UTF8.GetBytes(args.Name);

    public override string Name => args.Name;

    public override ImmutableArray<FieldDescriptor> Fields { get; } = args.Describe();

    internal override ReadOnlySpan<byte> NameUtf8 => _nameUtf8;

    internal override bool TryReadArgs(ref JsonScan scan, out Operation operation)
    {
        var isRead = args.TryRead(ref scan, out var read);
        operation = read;
        return isRead;
    }

    internal override void WriteArgs(Utf8JsonWriter writer, Operation operation) => args.Write(writer, (T)operation);

    internal override Fault? CheckArgs(Operation operation, CheckScope scope) => args.Check((T)operation, scope);

    internal override JsonObject ArgsSchema() => args.Schema();
}
