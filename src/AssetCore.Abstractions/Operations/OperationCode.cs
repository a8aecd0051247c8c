namespace AssetCore.Operations;

/// <summary>
/// The operations of the catalogue. Numbers stand in logs and are never reused; names are those of the wire.
/// </summary>
public enum OperationCode : byte
{
    /// <summary>Not an operation.</summary>
    None = 0,

    /// <summary>Makes a container.</summary>
    CreateContainer = 1,

    /// <summary>Takes a container away, with what it holds if so asked.</summary>
    RemoveContainer = 2,

    /// <summary>Makes a class known.</summary>
    RegisterClass = 5,

    /// <summary>Says what something of a class covers on a grid.</summary>
    RegisterClassShape = 6,

    /// <summary>Brings a quantity into being.</summary>
    AddFungible = 10,

    /// <summary>Destroys a quantity.</summary>
    RemoveFungible = 11,

    /// <summary>Moves a quantity between balances and grid cells.</summary>
    MoveFungible = 12,

    /// <summary>Moves a quantity between two balances.</summary>
    TransferFungible = 13,

    /// <summary>Moves quantities between balances, one after another.</summary>
    TransferMany = 14,

    /// <summary>Mints an instance.</summary>
    AddInstance = 30,

    /// <summary>Puts an instance at another place.</summary>
    MoveInstance = 31,

    /// <summary>Puts an instance into a slot.</summary>
    PlaceInSlot = 36,

    /// <summary>Takes the instance out of a slot.</summary>
    RemoveFromSlot = 37,

    /// <summary>Exchanges what two slots hold.</summary>
    SwapSlots = 38,
}
