using System.Runtime.CompilerServices;
using AssetCore.Quantities;

namespace AssetCore.Format.Json.Types;

/// <summary>Where the value of one member waits until its object is complete: without boxing.</summary>
internal struct FieldSlot
{
    /// <summary>True once the member was met, be it null.</summary>
    public bool IsSeen;

    /// <summary>True once a value was read.</summary>
    public bool IsPresent;

    /// <summary>A number, a boolean or an enum.</summary>
    public long Number;

    /// <summary>A text, an object or a list.</summary>
    public object? Reference;

    /// <summary>A quantity.</summary>
    public DecimalQuantity Quantity;
}

/// <summary>The slots of one object, on the stack.</summary>
[InlineArray(CountMax)]
internal struct FieldSlots
{
    /// <summary>The most members that an object may have; the largest, a register_class body, has eleven.</summary>
    public const int CountMax = 12;

    private FieldSlot _first;
}
