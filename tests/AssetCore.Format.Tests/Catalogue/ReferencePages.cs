using System.Globalization;
using System.Text;
using AssetCore.Errors;
using AssetCore.Format.Catalogue;

namespace AssetCore.Format.Tests.Catalogue;

/// <summary>The pages of <c>docs/reference</c> that are made from the catalogues.</summary>
internal static class ReferencePages
{
    public static string Operations()
    {
        var page = Begin("Operations", "the catalogue of operations");
        page.AppendLine("An operation is sent as `{\"op\": name, \"args\": {...}}`; `*` marks what must be there. An optional member that is null is absent.");
        page.AppendLine(
            "Every operation may also be refused for its form: `MALFORMED_REQUEST`, `INVALID_ID`, `UNKNOWN_ARGUMENT`.");
        page.AppendLine();
        page.AppendLine("| operation | code | domain | action | scope | impact | |");
        page.AppendLine("|---|---|---|---|---|---|---|");
        foreach (var operation in OperationCatalogue.All)
        {
            var tags = operation.Tags;
            page.AppendLine(CultureInfo.InvariantCulture,
                $"| [`{operation.Name}`](#{Lower(operation.Name)}) | {(int)operation.Code} | {Lower(tags.Domain)} | {Lower(tags.Action)} | {Lower(tags.Scope)} | {Lower(tags.Impact)} | {operation.Summary} |");
        }

        foreach (var operation in OperationCatalogue.All) Append(page, operation);
        foreach (var type in OperationCatalogue.Parts.GroupBy(part => part.Type)) Append(page, type.Key, [.. type]);
        return page.ToString();
    }

    public static string Errors()
    {
        var page = Begin("Errors", "the catalogue of errors");
        page.AppendLine("Answers carry them as problem details (RFC 9457) with `type` = `urn:assetcore:error:<CODE>`. Codes are stable; new ones may be added.");
        page.AppendLine();
        page.AppendLine("| code | status | retryable | means | what to do |");
        page.AppendLine("|---|---|---|---|---|");
        foreach (var error in ErrorCatalogue.All)
        {
            page.AppendLine(CultureInfo.InvariantCulture,
                $"| <a id=\"{Lower(error.Text)}\"></a>`{error.Text}` | {error.Status} | {(error.Retryable ? "yes" : "no")} | {error.Title}. | {error.Hint} |");
        }

        return page.ToString();
    }

    private static StringBuilder Begin(string title, string source) => new StringBuilder()
        .AppendLine(CultureInfo.InvariantCulture, $"# {title}")
        .AppendLine()
        .AppendLine(CultureInfo.InvariantCulture,
            $"Made from {source}: change it there, then run the tests of Format with `ASSETCORE_WRITE_DOCS=1`.")
        .AppendLine();

    private static void Append(StringBuilder page, OperationDescriptor operation)
    {
        page.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"## {operation.Name}").AppendLine();
        page.AppendLine(operation.Summary).AppendLine();
        page.AppendLine("| argument | type | limits | |").AppendLine("|---|---|---|---|");
        foreach (var field in operation.Fields) AppendRow(page, "", field);
        page.AppendLine().AppendLine("```json").AppendLine(operation.Example).AppendLine("```").AppendLine();
        page.AppendLine("Refused with " + string.Join(", ", operation.Errors.Select(Link)) + ".");
    }

    private static void Append(StringBuilder page, string type, PartDescriptor[] cases)
    {
        page.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"## Type: {type}").AppendLine();
        var isUnion = cases is [{ Case.Length: > 0 }, ..];
        page.AppendLine(isUnion ? "| case | member | type | limits | |" : "| member | type | limits | |");
        page.AppendLine(isUnion ? "|---|---|---|---|---|" : "|---|---|---|---|");
        foreach (var part in cases)
        {
            foreach (var field in part.Fields) AppendRow(page, isUnion ? $"| `{part.Case}` " : "", field);
        }
    }

    private static void AppendRow(StringBuilder page, string before, FieldDescriptor field) => page.AppendLine(
        CultureInfo.InvariantCulture,
        $"{before}| `{field.Name}`{(field.IsRequired ? "*" : "")} | {field.Type} | {field.Limits} | {field.Summary} |");

    private static string Link(ErrorCode code)
    {
        var text = ErrorCatalogue.Get(code).Text;
        return $"[`{text}`](errors.md#{Lower(text)})";
    }

#pragma warning disable CA1308 // Anchors and tags are lower case.
    private static string Lower(object word) => word.ToString()!.ToLowerInvariant();
#pragma warning restore CA1308
}
