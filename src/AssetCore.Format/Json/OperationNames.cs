using AssetCore.Format.Catalogue;

namespace AssetCore.Format.Json;

/// <summary>Finds operations by their names: requests hold thousands, and going through all of them shows.</summary>
internal static class OperationNames
{
    private static readonly OperationDescriptor[][] s_byLength = Index();

    /// <summary>The descriptor of the name the scan stands on, recorded ones included; null if there is none.</summary>
    public static OperationDescriptor? Find(ref JsonScan scan)
    {
        var raw = scan.Raw;
        if (scan.IsEscaped) return FindEscaped(ref scan);
        if (raw.Length >= s_byLength.Length) return null;
        foreach (var descriptor in s_byLength[raw.Length])
        {
            if (raw.SequenceEqual(descriptor.NameUtf8)) return descriptor;
        }

        return null;
    }

    private static OperationDescriptor? FindEscaped(ref JsonScan scan)
    {
        foreach (var descriptor in OperationCatalogue.Recorded)
        {
            if (scan.TextIs(descriptor.NameUtf8)) return descriptor;
        }

        return null;
    }

    private static OperationDescriptor[][] Index()
    {
        var longest = OperationCatalogue.Recorded.Max(descriptor => descriptor.Name.Length);
        var byLength = new OperationDescriptor[longest + 1][];
        for (var length = 0; length <= longest; length++)
            byLength[length] = [.. OperationCatalogue.Recorded.Where(descriptor => descriptor.Name.Length == length)];
        return byLength;
    }
}
