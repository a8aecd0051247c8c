namespace AssetCore.Operations;

/// <summary>One change asked for, from the fixed catalogue. Values of every operation are immutable.</summary>
public abstract record Operation
{
    private protected Operation()
    {
    }

    /// <summary>The operation's number in the catalogue, as logs hold it.</summary>
    public abstract OperationCode Code { get; }
}
