namespace AssetCore.Http.Tests.Silo.Refusals;

/// <summary>The world in which requests are refused: one of everything.</summary>
internal static class RefusalSetting
{
    /// <summary>
    /// Instances: 1 in slot 1, 2 without a place, 3 the parent of 4, 5 on the line, 6 on the plane. A hold of 3 of
    /// the 7 gold in a.
    /// </summary>
    public const string Operations = """
        {"op":"CreateContainer","args":{"external_id":"a","kind":{"type":"balance"}}},
        {"op":"CreateContainer","args":{"external_id":"b","kind":{"type":"balance"},"policies":{"ceiling":"5"}}},
        {"op":"CreateContainer","args":{"external_id":"fine","kind":{"type":"balance","quantization_inv":1000}}},
        {"op":"CreateContainer","args":{
            "external_id":"picky","kind":{"type":"balance"},"policies":{"classes":["silver"]}}},
        {"op":"CreateContainer","args":{"external_id":"slots","kind":{"type":"slots","count":2}}},
        {"op":"CreateContainer","args":{"external_id":"grid","kind":{"type":"grid","capacity":9,"grid_width":3}}},
        {"op":"CreateContainer","args":{
            "external_id":"line","kind":{"type":"continuous_line_1d","min_x":0,"max_x":100,"quantization_inv":1}}},
        {"op":"CreateContainer","args":{"external_id":"plane","kind":{
            "type":"continuous_grid_2d","min_x":0,"min_y":0,"max_x":100,"max_y":100,"quantization_inv":1}}},
        {"op":"RegisterClass","args":{"request":{"class_id":"gold","name":"Gold","behavior":{"max_stack":"10"}}}},
        {"op":"RegisterClass","args":{"request":{
            "class_id":"silver","name":"Silver","behavior":{"balance_scale":1000}}}},
        {"op":"RegisterClass","args":{"request":{"class_id":"flat","name":"Without a shape"}}},
        {"op":"RegisterClass","args":{"request":{"class_id":"beam","name":"Beam"}}},
        {"op":"RegisterClass","args":{"request":{"class_id":"table","name":"Table"}}},
        {"op":"RegisterClassShape","args":{"request":{"class_id":"gold","shape":{"width":2,"height":1}}}},
        {"op":"RegisterClassExtent","args":{"request":{"class_id":"beam","extent":{"length":10}}}},
        {"op":"RegisterClassExtent","args":{"request":{"class_id":"table","extent":{"width":10,"height":10}}}},
        {"op":"AddFungible","args":{
            "class_id":"gold","quantity":"7","location":{"container_id":"a","kind":"balance"}}},
        {"op":"HoldFungible","args":{"hold_id":"h","container_id":"a","class_id":"gold","quantity":"3"}},
        {"op":"AddFungible","args":{
            "class_id":"gold","quantity":"9","location":{"container_id":"grid","kind":"grid_cell","position":1}}},
        {"op":"AddInstance","args":{
            "class_id":"gold","location":{"container_id":"slots","kind":"slot","slot_index":1}}},
        {"op":"AddInstance","args":{"class_id":"gold"}},
        {"op":"AddInstance","args":{"class_id":"flat"}},
        {"op":"AddInstance","args":{"class_id":"flat"}},
        {"op":"Attach","args":{"parent_id":"$inst:21","child_id":"$inst:22"}},
        {"op":"AddInstance","args":{"class_id":"beam","location":{"container_id":"line","kind":"line","x":50}}},
        {"op":"AddInstance","args":{
            "class_id":"table","location":{"container_id":"plane","kind":"plane","x":50,"y":50}}}
        """;

    /// <summary>An operation that succeeds.</summary>
    public static readonly string Harmless = Add("gold", "1", "a");

    public static string Add(string @class, string quantity, string container) =>
        Adding(@class, quantity, $$"""{"container_id":"{{container}}","kind":"balance"}""");

    public static string Cell(string @class, string quantity, int position) =>
        Adding(@class, quantity, $$"""{"container_id":"grid","kind":"grid_cell","position":{{position}}}""");

    public static string Transfer(string from, string to, string quantity) => Op(
        "TransferFungible",
        $$"""{"from_container":"{{from}}","to_container":"{{to}}","class_id":"gold","quantity":"{{quantity}}"}""");

    public static string Op(string name, string args) => $$"""{"op":"{{name}}","args":{{args}}}""";

    /// <summary>Transfers there and back, two events each.</summary>
    public static string Transfers(int count)
    {
        const string There = """{"from_container":"a","to_container":"b","class_id":"gold","quantity":"1"}""";
        const string Back = """{"from_container":"b","to_container":"a","class_id":"gold","quantity":"1"}""";
        var transfers = Enumerable.Range(0, count).Select(index => index % 2 == 0 ? There : Back);
        return Op("TransferMany", $$"""{"transfers":[{{string.Join(',', transfers)}}]}""");
    }

    private static string Adding(string @class, string quantity, string location) =>
        Op("AddFungible", $$"""{"class_id":"{{@class}}","quantity":"{{quantity}}","location":{{location}}}""");
}
