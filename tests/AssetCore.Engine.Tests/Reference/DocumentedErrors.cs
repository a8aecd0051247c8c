using AssetCore.Commits;
using AssetCore.Errors;
using AssetCore.Format.Catalogue;

namespace AssetCore.Engine.Tests.Reference;

/// <summary>Holds every refusal of an operation against the codes that the catalogue lists for it.</summary>
internal static class DocumentedErrors
{
    /// <exception cref="Disagreement">The operation was refused with a code that its page does not name.</exception>
    public static void Check(CommitRequest request, WorldAnswer answer)
    {
        if (answer.Refusal is not { } code || answer.OperationIndex is not { } index) return;
        if (code == ErrorCode.CommitTooLarge || OperationCatalogue.RequestErrors.Contains(code)) return;
        var operation = request.Operations[index].Code;
        if (OperationCatalogue.Get(operation).Errors.Contains(code)) return;
        throw new Disagreement($"{operation} is refused with {code}, which the catalogue does not list for it");
    }
}
