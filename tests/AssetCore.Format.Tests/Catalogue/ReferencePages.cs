using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using AssetCore.Errors;
using AssetCore.Format.Catalogue;

namespace AssetCore.Format.Tests.Catalogue;

/// <summary>The pages of <c>docs/reference</c> that are made from the catalogues.</summary>
internal static class ReferencePages
{
    private static readonly JsonSerializerOptions s_indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Operations()
    {
        var page = Begin("Operations", "the catalogue of operations");
        page.AppendLine("An operation is sent as `{\"op\": name, \"args\": {...}}`; `*` marks what must be there. An optional member that is null is absent.");
        page.Append("Every operation may also be refused for its form: ")
            .Append(string.Join(", ", OperationCatalogue.RequestErrors.Select(Link)))
            .AppendLine(". `GET /v1/operations` answers all of this as JSON ([manifest.json](manifest.json)).");
        page.AppendLine();
        page.AppendLine("| operation | code | domain | action | scope | impact | |");
        page.AppendLine("|---|---|---|---|---|---|---|");
        foreach (var operation in OperationCatalogue.All)
        {
            var tags = operation.Tags;
            page.AppendLine(CultureInfo.InvariantCulture,
                $"| [`{operation.Name}`](#{Lower(operation.Name)}) | {(int)operation.Code} | {Lower(tags.Domain)} | {Lower(tags.Action)} | {Lower(tags.Scope)} | {Lower(tags.Impact)} | {operation.Summary} |");
        }

        AppendExampleWorld(page);
        foreach (var operation in OperationCatalogue.All) Append(page, operation);
        page.AppendLine().AppendLine("## Recorded").AppendLine();
        page.AppendLine("Histories and streams also show what is asked for by a request of its own and never stands among `operations`.");
        foreach (var operation in OperationCatalogue.Recorded.Except(OperationCatalogue.All)) Append(page, operation);
        foreach (var type in OperationCatalogue.Parts.GroupBy(part => part.Type)) Append(page, type.Key, [.. type]);
        return page.ToString();
    }

    public static string Errors()
    {
        var page = Begin("Errors", "the catalogue of errors");
        page.AppendLine("Answers carry them as problem details (RFC 9457) with `type` = `urn:assetcore:error:<CODE>`. Codes are stable; new ones may be added. *Retryable* means that repeating the very same request may succeed.");
        page.AppendLine();
        page.AppendLine("| code | status | retryable | means |");
        page.AppendLine("|---|---|---|---|");
        foreach (var error in ErrorCatalogue.All)
        {
            page.AppendLine(CultureInfo.InvariantCulture,
                $"| [`{error.Text}`](#{Lower(error.Text)}) | {error.Status} | {(error.Retryable ? "yes" : "no")} | {error.Title}. |");
        }

        foreach (var error in ErrorCatalogue.All) Append(page, error);
        return page.ToString();
    }

    public static string Manifest()
    {
        var manifest = JsonNode.Parse(ManifestJson.Utf8.Span)!;
        return manifest.ToJsonString(s_indented) + "\n";
    }

    private static StringBuilder Begin(string title, string source) => new StringBuilder()
        .AppendLine(CultureInfo.InvariantCulture, $"# {title}")
        .AppendLine()
        .AppendLine(CultureInfo.InvariantCulture,
            $"Made from {source}: change it there, then run the tests of Format with `ASSETCORE_WRITE_DOCS=1`.")
        .AppendLine();

    private static void Append(StringBuilder page, ErrorDescriptor error)
    {
        var advice = ErrorGuide.Get(error.Code);
        page.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"## {error.Text}").AppendLine();
        page.AppendLine(CultureInfo.InvariantCulture,
            $"{error.Title} ({error.Status}{(error.Retryable ? ", retryable" : "")}).").AppendLine();
        page.AppendLine(CultureInfo.InvariantCulture, $"*What happened.* {advice.Happened}").AppendLine();
        page.AppendLine(CultureInfo.InvariantCulture, $"*What to do.* {advice.Advice}");
        var operations = OperationCatalogue.Recorded.Where(operation => operation.Errors.Contains(error.Code))
            .Select(operation => $"[`{operation.Name}`](operations.md#{Lower(operation.Name)})").ToArray();
        if (operations.Length > 0)
            page.AppendLine()
                .AppendLine(CultureInfo.InvariantCulture, $"*Answered to* {string.Join(", ", operations)}.");
    }

    private static void AppendExampleWorld(StringBuilder page)
    {
        page.AppendLine().AppendLine("## The world of the examples").AppendLine();
        page.AppendLine(
            "This commit makes it out of an empty world; each example below may follow as a commit of its own.");
        page.AppendLine().AppendLine("```json").AppendLine(ExampleWorld.Commit).AppendLine("```");
    }

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
