namespace AssetCore.Format.Catalogue;

/// <summary>What an operation is about.</summary>
public enum OperationDomain
{
    /// <summary>Containers as such.</summary>
    Container,

    /// <summary>Classes and what is registered of them.</summary>
    Schema,

    /// <summary>Quantities: balances and stacks.</summary>
    Balance,

    /// <summary>Instances wherever they are.</summary>
    Instance,

    /// <summary>Slots.</summary>
    Slot,
}
