using AssetCore.Containers;
using AssetCore.Ids;
using AssetCore.Operations;
using AssetCore.Quantities;

namespace AssetCore.Testing.Generators;

/// <summary>Draws the operations on containers and classes.</summary>
internal sealed class SchemaOperations(OperationSources sources)
{
    private static readonly BalancePolicies s_noPolicies = new(null, null, default);

    /// <summary>Containers of the universe that do not exist.</summary>
    public int ContainersMissing => MissingContainers().Count;

    /// <summary>Classes of the universe that do not exist.</summary>
    public int ClassesMissing => MissingClasses().Count;

    /// <summary>Classes that exist, mostly have a shape, and have none.</summary>
    public int ShapesMissing => Shapeless().Count;

    /// <summary>Classes that exist, mostly have an extent, and have none.</summary>
    public int ExtentsMissing => Extentless().Count;

    public CreateContainer Create()
    {
        var missing = MissingContainers();
        var (id, kind, policies) = missing.Count == 0 || sources.Choices.Chance(5)
            ? sources.Choices.Pick(Universe.Containers)
            : sources.Choices.Pick(missing);
        sources.Touch(id.Value);
        if (sources.Choices.Chance(3)) kind = sources.Choices.Pick(Universe.Containers).Kind;
        if (sources.Choices.Chance(4)) policies = OddPolicies();
        uint? owner = sources.Choices.Chance(30) ? sources.Choices.Pick([0u, 7u, uint.MaxValue]) : null;
        return new CreateContainer(id, kind, owner, policies, sources.Choices.Chance(20) ? "A name für people" : null);
    }

    public RemoveContainer Remove()
    {
        if (sources.View.Holds.Length > 0 && sources.Choices.Chance(15))
        {
            return new RemoveContainer(sources.Choices.Pick(sources.View.Holds).Container, sources.Choices.Chance(80));
        }

        var gone = sources.View.Containers.Length == 0 || sources.Choices.Chance(20);
        var id = gone ? sources.AnyContainer() : sources.Choices.Pick(sources.View.Containers).Id;
        return new RemoveContainer(id, sources.Choices.Chance(50));
    }

    public RegisterClass Register()
    {
        var missing = MissingClasses();
        var (id, behavior, _) = missing.Count == 0 || sources.Choices.Chance(5)
            ? sources.Choices.Pick(Universe.Classes)
            : sources.Choices.Pick(missing);
        sources.Touch(id.Value);
        if (sources.Choices.Chance(4)) behavior = sources.Choices.Pick(Universe.Classes).Behavior;
        return new RegisterClass(id, $"The {id}", sources.Choices.Pick([0ul, 5ul, ulong.MaxValue]), behavior);
    }

    public RegisterClassShape RegisterShape()
    {
        var shapeless = Shapeless();
        var id = shapeless.Count == 0 || sources.Choices.Chance(20) ? sources.Class() : sources.Choices.Pick(shapeless);
        var usual = Universe.Classes.FirstOrDefault(c => c.Id == id).Shape;
        var shape = usual is null || sources.Choices.Chance(12) ? sources.Choices.Pick(Universe.Shapes) : usual.Value;
        // A class that mostly has no shape should mostly keep it so.
        if (usual is null && !sources.Choices.Chance(5)) id = sources.Choices.Pick(Universe.Classes).Id;
        return new RegisterClassShape(id, shapeless.Contains(id) ? null : sources.Key(), shape);
    }

    public RegisterClassExtent RegisterExtent()
    {
        var extentless = Extentless();
        var id = extentless.Count == 0 || sources.Choices.Chance(20)
            ? sources.Class()
            : sources.Choices.Pick(extentless);
        var usual = Universe.UsualExtents.FirstOrDefault(c => c.Class == id).Extent;
        var extent = usual.Width == 0 || sources.Choices.Chance(15) ? sources.Choices.Pick(Universe.Extents) : usual;
        // A class that mostly has no extent should mostly keep it so.
        if (usual.Width == 0 && !sources.Choices.Chance(5)) id = sources.Choices.Pick(Universe.Classes).Id;
        return new RegisterClassExtent(id, extentless.Contains(id) ? null : sources.Key(), extent);
    }

    public SetContainerPolicies SetPolicies()
    {
        var id = sources.Choices.Chance(90) ? sources.Container(ContainerType.Balance) : AnyThatIs();
        var policies = sources.Choices.Weighted<Func<BalancePolicies>>(
            // Mostly back to what the container is mostly created with, so that the world stays in use.
            (60, () => Universe.Containers.FirstOrDefault(container => container.Id == id).Policies ?? s_noPolicies),
            (30, LivelyPolicies),
            (8, OddPolicies))();
        return new SetContainerPolicies(id, policies);
    }

    public SetContainerOwner SetOwner() =>
        new(AnyThatIs(), sources.Choices.Pick<uint?>([null, 0, 7, uint.MaxValue]));

    private ContainerId AnyThatIs() => sources.View.Containers.Length == 0 || sources.Choices.Chance(10)
        ? sources.AnyContainer()
        : sources.Choices.Pick(sources.View.Containers).Id;

    private List<(ContainerId Id, ContainerKind Kind, BalancePolicies? Policies)> MissingContainers() =>
        Universe.Containers
        .Where(missing => !sources.View.Containers.Any(c => c.Id == missing.Id) && !sources.IsTouched(missing.Id.Value))
        .ToList();

    private List<(ClassId Id, ClassBehavior? Behavior, Shape? Shape)> MissingClasses() => Universe.Classes
        .Where(missing => !sources.View.Classes.Contains(missing.Id) && !sources.IsTouched(missing.Id.Value))
        .ToList();

    private List<ClassId> Shapeless() => sources.View.Classes
        .Where(id => sources.ShapeOf(id, null) is null)
        .Where(id => Universe.Classes.FirstOrDefault(c => c.Id == id).Shape is not null)
        .ToList();

    private List<ClassId> Extentless() => sources.View.Classes
        .Where(id => sources.ExtentOf(id, null) is null)
        .Where(id => Universe.UsualExtents.Any(c => c.Class == id))
        .ToList();

    private BalancePolicies LivelyPolicies() => sources.Choices.Pick<BalancePolicies>(
    [
        new(null, Parse("20"), default),
        new(Parse("5"), null, default),
        new(Parse("-3"), Parse("50"), [new("coin"), new("gold"), new("medkit")]),
        new(null, null, [new("gold")]),
        new(Parse("-1000"), null, default),
    ]);

    private BalancePolicies OddPolicies() => sources.Choices.Pick<BalancePolicies>(
    [
        new(null, null, default),
        new(Parse("0.0005"), null, default),
        new(null, Parse("99999999999999999999"), default),
        new(Parse("-5"), Parse("-1"), default),
        new(null, Parse("9223372036854775807"), [new ClassId("never-registered")]),
    ]);

    private static DecimalQuantity Parse(string text) =>
        DecimalQuantity.TryParse(text, out var quantity)
            ? quantity
            : throw new ArgumentException("Not a decimal.", nameof(text));
}
