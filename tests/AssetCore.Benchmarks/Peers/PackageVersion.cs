using System.Reflection;

namespace AssetCore.Benchmarks.Peers;

/// <summary>The version of a package, as its library states it.</summary>
internal static class PackageVersion
{
    public static string Of(Assembly library)
    {
        var text = library.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
            ?? throw new InvalidOperationException($"{library} states no version.");
        // What comes after is the commit that it was built from, as some packages write it and others.
        return text.Split('+')[0].Split(". ")[0];
    }
}
