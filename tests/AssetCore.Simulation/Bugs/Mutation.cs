using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace AssetCore.Simulation.Bugs;

/// <summary>
/// One method of the product that does nothing: it returns at once, with null, false, or nothing at all; or it does
/// what another method of the same signature does.
/// </summary>
/// <param name="Assembly">The assembly it is in.</param>
/// <param name="Type">Its type, with the namespace.</param>
/// <param name="Method">Its name.</param>
internal sealed record Mutation(string Assembly, string Type, string Method)
{
    private const BindingFlags AllOfThisType = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance
        | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private const byte LoadNull = 0x14;
    private const byte LoadZero = 0x16;
    private const byte Return = 0x2A;

    /// <summary>Bytes before the code of a method whose header is of the long kind (ECMA-335, II.25.4.3).</summary>
    private const int FatHeaderBytes = 12;

    /// <summary>The type of its first parameter, to tell overloads apart; null if there are none.</summary>
    public string? First { get; init; }

    /// <summary>The method of the same type that it does the work of; null to do nothing.</summary>
    public string? Becomes { get; init; }

    /// <summary>Changes the bytes of the assembly.</summary>
    public void ApplyTo(byte[] image)
    {
        using var file = new PEReader(new MemoryStream(image, writable: false));
        var metadata = file.GetMetadataReader();
        var method = Find(Method);
        if (Becomes is not null) Redirect(image, file, metadata, method, Find(Becomes));
        else Empty(image.AsSpan(OffsetOf(file, RvaOf(metadata, method))), method.ReturnType);
    }

    /// <inheritdoc />
    public override string ToString()
    {
        var name = $"{Type.Split('.')[^1]}.{Method}{(First is null ? "" : $"({First})")}";
        return Becomes is null ? $"{name} does nothing" : $"{name} does what {Becomes} does";
    }

    private static void Redirect(
        byte[] image, PEReader file, MetadataReader metadata, MethodInfo method, MethodInfo other)
    {
        // The first column of a row of this table says where the code is (ECMA-335, II.22.26).
        var row = (method.MetadataToken & 0xFFFFFF) - 1;
        var at = file.PEHeaders.MetadataStartOffset + metadata.GetTableMetadataOffset(TableIndex.MethodDef)
            + (row * metadata.GetTableRowSize(TableIndex.MethodDef));
        BinaryPrimitives.WriteInt32LittleEndian(image.AsSpan(at), RvaOf(metadata, other));
    }

    private static void Empty(Span<byte> body, Type returns)
    {
        byte[] code = returns == typeof(void) ? [Return] : [returns.IsValueType ? LoadZero : LoadNull, Return];
        if (returns.IsValueType && returns != typeof(void) && returns != typeof(bool))
            throw new NotSupportedException($"A method that returns {returns} cannot be emptied.");
        var isTiny = (body[0] & 3) == 2;
        if (isTiny && body[0] >> 2 < code.Length) throw new NotSupportedException("The method is shorter than that.");
        code.CopyTo(body[(isTiny ? 1 : FatHeaderBytes)..]);
    }

    private static int RvaOf(MetadataReader metadata, MethodInfo method) => metadata
        .GetMethodDefinition(MetadataTokens.MethodDefinitionHandle(method.MetadataToken & 0xFFFFFF))
        .RelativeVirtualAddress;

    private static int OffsetOf(PEReader file, int rva)
    {
        var section = file.PEHeaders.SectionHeaders[file.PEHeaders.GetContainingSectionIndex(rva)];
        return rva - section.VirtualAddress + section.PointerToRawData;
    }

    private MethodInfo Find(string name) => System.Reflection.Assembly.Load(Assembly)
        .GetType(Type, throwOnError: true)!
        .GetMethods(AllOfThisType)
        .Single(method => method.Name == name
            && (First is null || method.GetParameters().FirstOrDefault()?.ParameterType.Name == First));
}
