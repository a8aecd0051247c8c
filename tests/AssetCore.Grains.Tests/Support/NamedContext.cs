namespace AssetCore.Grains.Tests.Support;

/// <summary>What a grain is given that is made by hand: its name and nothing else.</summary>
internal sealed class NamedContext(GrainId grain) : IGrainContext
{
    public GrainId GrainId => grain;

    public GrainReference GrainReference => throw NoActivation();

    public object? GrainInstance => throw NoActivation();

    public ActivationId ActivationId => throw NoActivation();

    public GrainAddress Address => throw NoActivation();

    public IServiceProvider ActivationServices => throw NoActivation();

    public IGrainLifecycle ObservableLifecycle => throw NoActivation();

    public IWorkItemScheduler Scheduler => throw NoActivation();

    public Task Deactivated => throw NoActivation();

    public void SetComponent<TComponent>(TComponent? value)
        where TComponent : class => throw NoActivation();

    public object? GetComponent(Type type) => throw NoActivation();

    public object? GetTarget() => throw NoActivation();

    public void ReceiveMessage(object message) => throw NoActivation();

    public void Activate(Dictionary<string, object>? requestContext, CancellationToken cancellationToken) =>
        throw NoActivation();

    public void Deactivate(DeactivationReason deactivationReason, CancellationToken cancellationToken) =>
        throw NoActivation();

    public void Rehydrate(IRehydrationContext context) => throw NoActivation();

    public void Migrate(Dictionary<string, object>? requestContext, CancellationToken cancellationToken) =>
        throw NoActivation();

    public bool Equals(IGrainContext? other) => ReferenceEquals(this, other);

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => grain.GetHashCode();

    private static NotSupportedException NoActivation() => new("This grain is not activated.");
}
