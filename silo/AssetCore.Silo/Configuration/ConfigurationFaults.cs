using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace AssetCore.Silo.Configuration;

/// <summary>
/// Finds what binding would ignore or stop at: settings that do not exist, and values that are not of their type. So a
/// misspelt setting stops the start instead of leaving a default in force, and all faults are told at once.
/// </summary>
internal static class ConfigurationFaults
{
    private const BindingFlags Settable = BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase;

    /// <summary>Every fault below a section, for the type it will be bound to.</summary>
    public static IEnumerable<string> Find(IConfigurationSection section, Type type)
    {
        foreach (var child in section.GetChildren())
        {
            var property = type.GetProperty(child.Key, Settable);
            var faults = property is null ? [$"{child.Path} is not a setting."] : FindIn(child, property.PropertyType);
            foreach (var fault in faults) yield return fault;
        }
    }

    /// <summary>Every fault that the annotations of bound options report.</summary>
    public static IEnumerable<string> OfAnnotations(object options, string path)
    {
        var results = new List<ValidationResult>();
        var context = new ValidationContext(options);
        var isSound = Validator.TryValidateObject(options, context, results, validateAllProperties: true);
        // The validator leaves out what the object says of itself once a property is faulty.
        if (!isSound && options is IValidatableObject self)
            results.AddRange(self.Validate(context).Where(result => !Contains(results, result)));
        return results.Select(result => $"{path}:{string.Join(", ", result.MemberNames)}: {result.ErrorMessage}");
    }

    private static bool Contains(List<ValidationResult> results, ValidationResult one) =>
        results.Exists(result => result.ErrorMessage == one.ErrorMessage);

    private static IEnumerable<string> FindIn(IConfigurationSection section, Type type)
    {
        var scalar = Nullable.GetUnderlyingType(type) ?? type;
        if (ItemType(type) is { } item) return section.GetChildren().SelectMany(child => FindIn(child, item));
        if (!IsScalar(scalar))
            return section.Value is { Length: > 0 }
                ? [$"{section.Path} is a group of settings, not a value."]
                : Find(section, type);
        return section.Value is null || CanConvert(section.Value, scalar)
            ? []
            : [$"{section.Path} is \"{section.Value}\", which is not {Expected(scalar)}."];
    }

    private static Type? ItemType(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IList<>) ? type.GetGenericArguments()[0] : null;

    private static bool IsScalar(Type type) =>
        type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(TimeSpan) || type == typeof(Uri);

    private static bool CanConvert(string value, Type type)
    {
        if (type.IsEnum) return Enum.GetNames(type).Contains(value, StringComparer.OrdinalIgnoreCase);
        try
        {
            return TypeDescriptor.GetConverter(type).ConvertFromInvariantString(value) is not null;
        }
        // The converters of the base library report a value they cannot read by several kinds of exceptions.
        catch (Exception fault) when (fault is FormatException or ArgumentException or NotSupportedException)
        {
            return false;
        }
    }

    private static string Expected(Type type) =>
        type.IsEnum ? "one of " + string.Join(", ", Enum.GetNames(type))
        : type == typeof(bool) ? "true or false"
        : type == typeof(TimeSpan) ? "a time span such as 00:00:05"
        : "a whole number that fits";
}
