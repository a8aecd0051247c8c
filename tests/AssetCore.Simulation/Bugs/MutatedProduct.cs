using System.Reflection;
using System.Runtime.Loader;

namespace AssetCore.Simulation.Bugs;

/// <summary>
/// The product once more, with a bug in it, and these tests on top of it: the assemblies as they were built, loaded
/// beside those that run, one method of one of them changed. So the product needs no switch that anybody could turn.
/// </summary>
/// <param name="mutation">The bug; null for none.</param>
internal sealed class MutatedProduct(Mutation? mutation) : AssemblyLoadContext(isCollectible: true)
{
    /// <summary>Runs one of <see cref="Checks"/> on it, with the defaults of its parameters.</summary>
    /// <exception cref="Exception">
    /// What the check throws. The types of these tests are others there, of the same name.
    /// </exception>
    public void Run(string check)
    {
        var method = LoadFromAssemblyName(typeof(Checks).Assembly.GetName())
            .GetType(typeof(Checks).FullName!, throwOnError: true)!
            .GetMethod(check)!;
        var defaults = method.GetParameters().Select(_ => Type.Missing).ToArray();
        method.Invoke(
            null, BindingFlags.OptionalParamBinding | BindingFlags.DoNotWrapExceptions, null, defaults, null);
    }

    /// <inheritdoc />
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var name = assemblyName.Name!;
        if (!name.StartsWith("AssetCore.", StringComparison.Ordinal)) return null;
        var image = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, $"{name}.dll"));
        if (name == mutation?.Assembly) mutation.ApplyTo(image);
        using var stream = new MemoryStream(image, writable: false);
        return LoadFromStream(stream);
    }
}
