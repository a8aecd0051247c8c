using System.Globalization;
using AssetCore.Format.Events;
using AssetCore.Quantities;

namespace AssetCore.Format.Tests.Events;

/// <summary>
/// Calls containers c0, c1 ... and classes k0, k1 ...; every balance has three decimals, but that of container 0.
/// </summary>
internal sealed class NumberedNames : IEventNames
{
    public static readonly NumberedNames Instance = new();

    public string ContainerName(ContainerIndex container) =>
        string.Create(CultureInfo.InvariantCulture, $"c{container.Value}");

    public string ClassName(ClassIndex @class) => string.Create(CultureInfo.InvariantCulture, $"k{@class.Value}");

    public Scale? BalanceScale(ContainerIndex container) => container.Value == 0 ? null : new Scale(1000);
}
