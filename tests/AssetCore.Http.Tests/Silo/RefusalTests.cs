using AssetCore.Http.Tests.Fakes;

namespace AssetCore.Http.Tests.Silo;

/// <summary>Every code that a commit of this catalogue can be refused with, by the silo itself.</summary>
public sealed class RefusalTests(SiloServer server) : IClassFixture<SiloServer>
{
    private const string Setting = """
        {"op":"CreateContainer","args":{"external_id":"a","kind":{"type":"balance"}}},
        {"op":"CreateContainer","args":{"external_id":"b","kind":{"type":"balance"},"policies":{"ceiling":"5"}}},
        {"op":"CreateContainer","args":{"external_id":"fine","kind":{"type":"balance","quantization_inv":1000}}},
        {"op":"CreateContainer","args":{
            "external_id":"picky","kind":{"type":"balance"},"policies":{"classes":["silver"]}}},
        {"op":"CreateContainer","args":{"external_id":"slots","kind":{"type":"slots","count":2}}},
        {"op":"CreateContainer","args":{"external_id":"grid","kind":{"type":"grid","capacity":9,"grid_width":3}}},
        {"op":"CreateContainer","args":{
            "external_id":"line","kind":{"type":"continuous_line_1d","min_x":0,"max_x":100,"quantization_inv":1}}},
        {"op":"RegisterClass","args":{"request":{"class_id":"gold","name":"Gold","behavior":{"max_stack":"10"}}}},
        {"op":"RegisterClass","args":{"request":{
            "class_id":"silver","name":"Silver","behavior":{"balance_scale":1000}}}},
        {"op":"RegisterClass","args":{"request":{"class_id":"flat","name":"Without a shape"}}},
        {"op":"RegisterClassShape","args":{"request":{"class_id":"gold","shape":{"width":2,"height":1}}}},
        {"op":"AddFungible","args":{
            "class_id":"gold","quantity":"7","location":{"container_id":"a","kind":"balance"}}},
        {"op":"AddFungible","args":{
            "class_id":"gold","quantity":"9","location":{"container_id":"grid","kind":"grid_cell","position":1}}},
        {"op":"AddInstance","args":{
            "class_id":"gold","location":{"container_id":"slots","kind":"slot","slot_index":1}}},
        {"op":"AddInstance","args":{"class_id":"gold"}}
        """;

    // Would succeed by itself, so that each refusal must also undo something, and has index 1.
    private static readonly string s_harmless = Add("gold", "1", "a");

    public static TheoryData<string, int, string> Operations => new()
    {
        { "UNKNOWN_OPERATION", 400, Op("Explode", """{}""") },
        { "UNKNOWN_ARGUMENT", 400, Op("RemoveContainer", """{"container_id":"a","loudly":true}""") },
        { "INVALID_ID", 400, Op("RemoveContainer", """{"container_id":"no spaces"}""") },
        {
            "MALFORMED_REQUEST", 400,
            Op("CreateContainer", """{"external_id":"z","kind":{"type":"slots","count":0}}""")
        },
        { "MALFORMED_REQUEST", 400, Add("gold", "ten", "a") },
        { "CONTAINER_NOT_FOUND", 404, Op("RemoveContainer", """{"container_id":"nowhere"}""") },
        { "CLASS_NOT_FOUND", 404, Add("lead", "1", "a") },
        {
            "INSTANCE_NOT_FOUND", 404,
            Op("PlaceInSlot", """{"container_id":"slots","slot_index":2,"instance_id":99}""")
        },
        { "CONTAINER_ALREADY_EXISTS", 409, Op("CreateContainer", """{"external_id":"a","kind":{"type":"balance"}}""") },
        { "CLASS_ALREADY_EXISTS", 409, Op("RegisterClass", """{"request":{"class_id":"gold","name":"Gold"}}""") },
        {
            "SHAPE_IN_USE", 409,
            Op("RegisterClassShape", """{"request":{"class_id":"gold","shape":{"width":1,"height":1}}}""")
        },
        { "INVALID_QUANTITY", 422, Add("gold", "0", "a") },
        { "INVALID_QUANTITY", 422, Add("gold", "-1", "a") },
        { "INVALID_QUANTITY", 422, Add("gold", "1.5", "a") },
        { "QUANTITY_OVERFLOW", 422, Add("gold", "9223372036854775808", "a") },
        { "QUANTITY_OVERFLOW", 422, Add("gold", "9223372036854775807", "a") },
        { "SCALE_MISMATCH", 422, Add("silver", "1", "a") },
        { "SCALE_MISMATCH", 422, Transfer("a", "fine", "1") },
        { "CEILING_EXCEEDED", 422, Add("gold", "6", "b") },
        { "CLASS_NOT_ALLOWED", 422, Add("gold", "1", "picky") },
        { "INSUFFICIENT_BALANCE", 422, Transfer("a", "b", "20") },
        { "SAME_LOCATION", 422, Transfer("a", "a", "1") },
        { "WRONG_CONTAINER_KIND", 422, Add("gold", "1", "slots") },
        { "UNREGISTERED_CLASS_SHAPE", 422, Cell("flat", "1", 5) },
        {
            "UNREGISTERED_CLASS_EXTENT", 422,
            Op("AddInstance", """{"class_id":"gold","location":{"container_id":"line","kind":"line","x":5}}""")
        },
        { "OUT_OF_BOUNDS", 422, Cell("gold", "1", 10) },
        { "OUT_OF_BOUNDS", 422, Cell("gold", "1", 6) },
        { "OUT_OF_BOUNDS", 422, Op("PlaceInSlot", """{"container_id":"slots","slot_index":0,"instance_id":2}""") },
        { "OVERLAP", 422, Cell("gold", "1", 2) },
        { "STACK_LIMIT", 422, Cell("gold", "2", 1) },
        { "SLOT_OCCUPIED", 422, Op("PlaceInSlot", """{"container_id":"slots","slot_index":1,"instance_id":2}""") },
        { "SLOT_EMPTY", 422, Op("RemoveFromSlot", """{"container_id":"slots","slot_index":2}""") },
        { "CONTAINER_NOT_EMPTY", 422, Op("RemoveContainer", """{"container_id":"slots","drain":false}""") },
    };

    [Theory]
    [MemberData(nameof(Operations), DisableDiscoveryEnumeration = true)]
    public async Task A_refused_operation_is_named_and_leaves_the_state_as_it_was(
        string code, int status, string operation)
    {
        var world = await server.NewWorldAsync();
        await world.CommittedAsync(Setting);
        var (head, state) = (await world.HeadAsync(), await world.DumpAsync());

        using var response = await world.CommitAsync($"{s_harmless},{operation}");

        var problem = await Problem.ReadAsync(response, status, code);
        Assert.Equal(1, problem.GetProperty("operation_index").GetInt32());
        Assert.Equal(head, await world.HeadAsync());
        Assert.Equal(state, await world.DumpAsync());
        // The refused commit left nothing behind: the next one gets the next numbers.
        Assert.Equal(head + 1, (await world.CommittedAsync(s_harmless)).GetProperty("world_seq_start").GetInt64());
    }

    [Theory]
    [InlineData("WORLD_SEQ_MISMATCH", ""","expected_world_seq":3""")]
    [InlineData("IDEMPOTENCY_KEY_REUSED", ""","idempotency_key":"setting" """)]
    public async Task A_commit_refused_as_a_whole_names_no_operation(string code, string members)
    {
        var world = await server.NewWorldAsync();
        await world.CommittedAsync(Setting, ""","idempotency_key":"setting" """);
        var (head, state) = (await world.HeadAsync(), await world.DumpAsync());

        using var response = await world.CommitAsync(s_harmless, members);

        var problem = await Problem.ReadAsync(response, 409, code);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, problem.GetProperty("operation_index").ValueKind);
        Assert.Equal((head, state), (await world.HeadAsync(), await world.DumpAsync()));
    }

    [Fact]
    public async Task A_commit_of_too_many_events_is_refused_at_the_operation_that_crosses_the_limit()
    {
        var world = await server.NewWorldAsync();
        await world.CommittedAsync(Setting);
        var (head, state) = (await world.HeadAsync(), await world.DumpAsync());

        // A transfer is two events: four such operations stay below 65,536, the fifth does not.
        using var response = await world.CommitAsync(string.Join(',', Enumerable.Repeat(Transfers(8_190), 5)));

        var problem = await Problem.ReadAsync(response, 422, "COMMIT_TOO_LARGE");
        Assert.Equal(4, problem.GetProperty("operation_index").GetInt32());
        Assert.Equal((head, state), (await world.HeadAsync(), await world.DumpAsync()));
    }

    [Fact]
    public async Task A_world_that_does_not_exist_is_404_for_commits_and_reads()
    {
        var nowhere = new TestWorld(server, 987_654_321);

        using var commit = await nowhere.CommitAsync(s_harmless);
        using var read = await nowhere.GetAsync("containers");
        using var item = await server.GetAsync("/v1/write/namespaces/987654321");

        await Problem.ReadAsync(commit, 404, "NAMESPACE_NOT_FOUND");
        await Problem.ReadAsync(read, 404, "NAMESPACE_NOT_FOUND");
        await Problem.ReadAsync(item, 404, "NAMESPACE_NOT_FOUND");
    }

    [Fact]
    public async Task A_world_is_created_once()
    {
        using var again = await server.PostAsync("/v1/write/namespaces", """{"namespace_id":1}""");

        await Problem.ReadAsync(again, 409, "NAMESPACE_ALREADY_EXISTS");
    }

    [Theory]
    [InlineData("containers/nowhere", "CONTAINER_NOT_FOUND")]
    [InlineData("containers/nowhere/contents", "CONTAINER_NOT_FOUND")]
    [InlineData("containers/nowhere/balances", "CONTAINER_NOT_FOUND")]
    [InlineData("containers/nowhere/slots", "CONTAINER_NOT_FOUND")]
    [InlineData("containers/nowhere/grid/cells", "CONTAINER_NOT_FOUND")]
    [InlineData("classes/nothing", "CLASS_NOT_FOUND")]
    [InlineData("classes/nothing/shapes", "CLASS_NOT_FOUND")]
    [InlineData("instances/77", "INSTANCE_NOT_FOUND")]
    [InlineData("commits/0000000000000005000000000000abcd", "COMMIT_NOT_FOUND")]
    public async Task What_does_not_exist_is_404(string path, string code)
    {
        var world = await server.NewWorldAsync();

        using var response = await world.GetAsync(path);

        await Problem.ReadAsync(response, 404, code);
    }

    [Theory]
    [InlineData("containers/slots/balances")]
    [InlineData("containers/a/slots")]
    [InlineData("containers/slots/grid/cells")]
    public async Task A_question_to_another_kind_is_refused(string path)
    {
        var world = await server.NewWorldAsync();
        await world.CommittedAsync(Setting);

        using var response = await world.GetAsync(path);

        await Problem.ReadAsync(response, 422, "WRONG_CONTAINER_KIND");
    }

    [Fact]
    public async Task A_sequence_beyond_the_head_is_425_after_a_bounded_wait()
    {
        var world = await server.NewWorldAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/read/namespaces/{world.Number}/containers");
        request.Headers.Add("x-assetcore-min-world-seq", "1000000");

        using var response = await server.Client.SendAsync(request, TestContext.Current.CancellationToken);

        await Problem.ReadAsync(response, 425, "NOT_YET_VISIBLE");
        Assert.NotNull(response.Headers.RetryAfter);
    }

    private static string Add(string @class, string quantity, string container) =>
        Adding(@class, quantity, $$"""{"container_id":"{{container}}","kind":"balance"}""");

    private static string Cell(string @class, string quantity, int position) =>
        Adding(@class, quantity, $$"""{"container_id":"grid","kind":"grid_cell","position":{{position}}}""");

    private static string Adding(string @class, string quantity, string location) =>
        Op("AddFungible", $$"""{"class_id":"{{@class}}","quantity":"{{quantity}}","location":{{location}}}""");

    private static string Transfer(string from, string to, string quantity) => Op(
        "TransferFungible",
        $$"""{"from_container":"{{from}}","to_container":"{{to}}","class_id":"gold","quantity":"{{quantity}}"}""");

    private static string Op(string name, string args) => $$"""{"op":"{{name}}","args":{{args}}}""";

    private static string Transfers(int count)
    {
        const string There = """{"from_container":"a","to_container":"b","class_id":"gold","quantity":"1"}""";
        const string Back = """{"from_container":"b","to_container":"a","class_id":"gold","quantity":"1"}""";
        var transfers = Enumerable.Range(0, count).Select(index => index % 2 == 0 ? There : Back);
        return $$$"""{"op":"TransferMany","args":{"transfers":[{{{string.Join(',', transfers)}}}]}}""";
    }
}
