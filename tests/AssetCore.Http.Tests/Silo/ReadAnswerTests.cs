using System.Text.Json;
using AssetCore.Http.Tests.Silo.Refusals;

namespace AssetCore.Http.Tests.Silo;

/// <summary>
/// What questions about holds, attachments, totals, free cells and overlaps are answered with, exactly.
/// </summary>
public sealed class ReadAnswerTests(SiloServer server) : IClassFixture<SiloServer>
{
    private const string Hold = """
        {"hold_id": "h", "container_id": "a", "class": "gold", "key": null, "quantity": "3",
         "expires_at_world_seq": null, "expires_at_ms": null}
        """;

    private const string Child =
        """{"inst_id": 4, "class": "flat", "key": null, "parent_id": 3, "location": null}""";

    private const string Table = """
        {"x": 50, "y": 50, "occupant": {"inst_id": 6, "class": "table", "key": null, "quantity": null},
         "extent": {"width": 10, "height": 10}, "rotation_millideg": 0}
        """;

    /// <summary>Each question with its answer, without its freshness.</summary>
    public static TheoryData<string, string> Answers => new()
    {
        { "holds/h", Hold },
        { "holds", $$"""{"holds": [{{Hold}}], "next_cursor": null, "has_more": false}""" },
        { "holds?container_id=b", """{"holds": [], "next_cursor": null, "has_more": false}""" },
        { "instances/4", Child },
        { "instances/3/children", $$"""{"instances": [{{Child}}], "next_cursor": null, "has_more": false}""" },
        {
            "classes/gold/stats",
            """
            {"class_id": "gold",
             "balances": [{"quantization_inv": 1, "balances": 1, "quantity": "7", "held": "3"}],
             "stacks": 1, "stack_quantity": "9", "instances": 2, "placed_instances": 1, "holds": 1}
            """
        },
        {
            "classes/table/extents",
            """
            {"class_id": "table", "extents": [{"stack_key": null, "extent": {"width": 10, "height": 10}}],
             "next_cursor": null, "has_more": false}
            """
        },
        {
            "containers/grid/grid/free?class_id=gold&key=7",
            """
            {"container_id": "grid", "class": "gold", "key": 7, "shape": {"width": 2, "height": 1}, "position": 4,
             "x": 1, "y": 2}
            """
        },
        {
            "containers/line/overlaps?center_x=40&span_length=11",
            """
            {"container_id": "line", "next_cursor": null, "has_more": false, "overlaps": [
                {"x": 50, "occupant": {"inst_id": 5, "class": "beam", "key": null, "quantity": null},
                 "extent": {"length": 10}}]}
            """
        },
        {
            "containers/line/overlaps?center_x=40&span_length=10",
            """{"container_id": "line", "next_cursor": null, "has_more": false, "overlaps": []}"""
        },
        {
            "containers/plane/overlaps?center_x=58&center_y=50&rect_width=5&rect_height=5&rotation_millideg=45000",
            $$"""{"container_id": "plane", "next_cursor": null, "has_more": false, "overlaps": [{{Table}}]}"""
        },
        {
            "containers/plane/overlaps?center_x=58&center_y=50&rect_width=5&rect_height=5",
            """{"container_id": "plane", "next_cursor": null, "has_more": false, "overlaps": []}"""
        },
        { "owners/8/containers", """{"containers": [], "next_cursor": null, "has_more": false}""" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task A_question_is_answered_exactly(string question, string answer)
    {
        var world = await server.NewWorldAsync();
        await world.CommittedAsync(RefusalSetting.Operations);

        var read = await world.ReadPlainAsync(question);

        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(answer), JsonElement.Parse(read)), read);
    }
}
