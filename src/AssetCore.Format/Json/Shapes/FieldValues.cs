using AssetCore.Format.Json.Types;

namespace AssetCore.Format.Json.Shapes;

/// <summary>The values read for one object, while it is put together.</summary>
internal readonly ref struct FieldValues(ReadOnlySpan<FieldSlot> slots)
{
    private readonly ReadOnlySpan<FieldSlot> _slots = slots;

    /// <summary>The value of a required member.</summary>
    public TValue Get<TOwner, TValue>(Field<TOwner, TValue> field) => field.Type.Load(in _slots[field.Index]);

    /// <summary>The value of a member, or what it is when absent.</summary>
    public TValue GetOr<TOwner, TValue>(Field<TOwner, TValue> field, TValue absent) =>
        _slots[field.Index].IsPresent ? Get(field) : absent;

    /// <summary>The value of a member, or null when absent.</summary>
    public TValue? GetOrNull<TOwner, TValue>(Field<TOwner, TValue> field)
        where TValue : struct => _slots[field.Index].IsPresent ? Get(field) : null;

    /// <summary>The object of a member, or null when absent.</summary>
    public TValue? FindOrNull<TOwner, TValue>(Field<TOwner, TValue> field)
        where TValue : class => _slots[field.Index].IsPresent ? Get(field) : null;
}
