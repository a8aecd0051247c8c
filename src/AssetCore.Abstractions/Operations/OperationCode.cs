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

    /// <summary>Replaces the rules of a balance container.</summary>
    SetContainerPolicies = 3,

    /// <summary>Says whose a container is.</summary>
    SetContainerOwner = 4,

    /// <summary>Makes a class known.</summary>
    RegisterClass = 5,

    /// <summary>Says what something of a class covers on a grid.</summary>
    RegisterClassShape = 6,

    /// <summary>Says what something of a class covers on a line or a plane.</summary>
    RegisterClassExtent = 7,

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

    /// <summary>Takes a part of a stack to another anchor.</summary>
    SplitStack = 15,

    /// <summary>Moves a whole stack onto another.</summary>
    MergeStacks = 16,

    /// <summary>Gathers the stacks of a class and key.</summary>
    ConsolidateStacks = 17,

    /// <summary>Reserves a quantity of a balance.</summary>
    HoldFungible = 20,

    /// <summary>Moves what a hold reserves and ends the hold.</summary>
    CaptureHold = 21,

    /// <summary>Ends a hold.</summary>
    ReleaseHold = 22,

    /// <summary>Mints an instance.</summary>
    AddInstance = 30,

    /// <summary>Puts an instance at another place.</summary>
    MoveInstance = 31,

    /// <summary>Takes an instance from its place.</summary>
    UnplaceInstance = 32,

    /// <summary>Ends an instance.</summary>
    BurnInstance = 33,

    /// <summary>Makes an instance the child of another.</summary>
    Attach = 34,

    /// <summary>Takes an instance from its parent.</summary>
    Detach = 35,

    /// <summary>Puts an instance into a slot.</summary>
    PlaceInSlot = 36,

    /// <summary>Takes the instance out of a slot.</summary>
    RemoveFromSlot = 37,

    /// <summary>Exchanges what two slots hold.</summary>
    SwapSlots = 38,

    /// <summary>A guard.</summary>
    Require = 40,

    /// <summary>Undoes a commit; never among the operations of a commit that is asked for.</summary>
    ReverseCommit = 50,
}
