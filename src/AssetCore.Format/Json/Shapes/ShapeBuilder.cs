using System.Collections.Immutable;
using AssetCore.Format.Json.Types;

namespace AssetCore.Format.Json.Shapes;

/// <summary>Puts an object out of the values of its members.</summary>
internal delegate T ObjectFactory<out T>(FieldValues values);

/// <summary>Lists the members of an object in the order in which they are written.</summary>
internal sealed class ShapeBuilder<T>
{
    private readonly ImmutableArray<ShapeMember<T>>.Builder _members = ImmutableArray.CreateBuilder<ShapeMember<T>>();

    /// <summary>A member that says which of several objects this is.</summary>
    public void Tag(string name, string tag) => Add(new TagMember<T>(_members.Count, name, tag));

    /// <summary>A member that must be there.</summary>
    public Field<T, TValue> Required<TValue>(string name, JsonType<TValue> type, Func<T, TValue> get, string summary) =>
        Add(new Field<T, TValue>(_members.Count, name, isRequired: true, type, Present(get), summary));

    /// <summary>A value that must be there, be it null, which is a value of its own.</summary>
    public Field<T, TValue> Nullable<TValue>(string name, JsonType<TValue> type, Func<T, TValue?> get, string summary)
        where TValue : struct =>
        Add(new Field<T, TValue>(_members.Count, name, isRequired: true, type, Valued(get), summary)
        {
            IsNullable = true,
        });

    /// <summary>A member that may be left out and is always written.</summary>
    public Field<T, TValue> Defaulted<TValue>(
        string name, JsonType<TValue> type, Func<T, TValue> get, string summary) =>
        Add(new Field<T, TValue>(_members.Count, name, isRequired: false, type, Present(get), summary));

    /// <summary>A value that may be left out, or be null, which is the same.</summary>
    public Field<T, TValue> Optional<TValue>(string name, JsonType<TValue> type, Func<T, TValue?> get, string summary)
        where TValue : struct =>
        Add(new Field<T, TValue>(_members.Count, name, isRequired: false, type, Valued(get), summary));

    /// <summary>An object or text that may be left out, or be null, which is the same.</summary>
    public Field<T, TValue> OptionalObject<TValue>(
        string name, JsonType<TValue> type, Func<T, TValue?> get, string summary)
        where TValue : class =>
        Add(new Field<T, TValue>(_members.Count, name, isRequired: false, type, Present(get), summary));

    /// <summary>A list that may be left out, or be null, which is the same.</summary>
    public Field<T, ImmutableArray<TItem>> OptionalList<TItem>(
        string name, JsonType<ImmutableArray<TItem>> type, Func<T, ImmutableArray<TItem>> get, string summary) =>
        Add(new Field<T, ImmutableArray<TItem>>(_members.Count, name, isRequired: false, type, Listed(get), summary));

    /// <summary>The object's type.</summary>
    /// <param name="name">What it is called in pages and schemas.</param>
    /// <param name="make">Puts the object together; the values' form has been judged, their meaning not yet.</param>
    /// <param name="rule">What must hold between the members, each well formed by itself; null for nothing.</param>
    /// <param name="choices">
    /// Lists of members of which exactly one must be there, whole: shown in the schema, judged by the rule.
    /// </param>
    public ObjectType<T> Build(
        string name, ObjectFactory<T> make, Func<T, Fault?>? rule = null, params ImmutableArray<string[]> choices) =>
        new(name, _members.DrainToImmutable(), make, rule, choices);

    private TMember Add<TMember>(TMember member)
        where TMember : ShapeMember<T>
    {
        _members.Add(member);
        return member;
    }

    private static FieldGetter<T, TValue> Present<TValue>(Func<T, TValue?> get) => (T owner, out TValue value) =>
    {
        value = get(owner)!;
        return value is not null;
    };

    private static FieldGetter<T, TValue> Valued<TValue>(Func<T, TValue?> get)
        where TValue : struct => (T owner, out TValue value) =>
    {
        var found = get(owner);
        value = found.GetValueOrDefault();
        return found.HasValue;
    };

    private static FieldGetter<T, ImmutableArray<TItem>> Listed<TItem>(Func<T, ImmutableArray<TItem>> get) =>
        (T owner, out ImmutableArray<TItem> value) =>
        {
            value = get(owner);
            return !value.IsDefault;
        };
}
