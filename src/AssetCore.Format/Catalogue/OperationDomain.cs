namespace AssetCore.Format.Catalogue;

/// <summary>What an operation is about.</summary>
public enum OperationDomain
{
    /// <summary>Containers as such.</summary>
    Container,

    /// <summary>Classes and what is registered of them.</summary>
    Schema,

    /// <summary>Quantities, wherever they are.</summary>
    Balance,

    /// <summary>Stacks on grids.</summary>
    Stack,

    /// <summary>Reserved quantities.</summary>
    Hold,

    /// <summary>Instances wherever they are.</summary>
    Instance,

    /// <summary>Slots.</summary>
    Slot,

    /// <summary>What must be so for a commit to take place.</summary>
    Guard,

    /// <summary>Commits that took place.</summary>
    Commit,
}
