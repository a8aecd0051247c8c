namespace AssetCore.Quantities;

/// <summary>Why a decimal quantity has no value at a scale.</summary>
public enum QuantityFault
{
    /// <summary>It has one.</summary>
    None = 0,

    /// <summary>It has more decimals than the scale carries; quantities are never rounded.</summary>
    TooManyDecimals = 1,

    /// <summary>Its units do not fit a signed 64-bit number.</summary>
    TooLarge = 2,
}
