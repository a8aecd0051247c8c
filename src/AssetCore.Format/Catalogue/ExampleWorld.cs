namespace AssetCore.Format.Catalogue;

/// <summary>
/// The world in which the examples of the catalogue stand: one commit makes it out of an empty one, and each example
/// may follow as a commit of its own.
/// </summary>
public static class ExampleWorld
{
    /// <summary>That commit, as the body of a commit request.</summary>
    public const string Commit =
        """
        {"operations": [
            {"op": "CreateContainer", "args": {
                "external_id": "vault-001", "kind": {"type": "balance", "quantization_inv": 1000},
                "owner": 7, "policies": {"floor": "0", "ceiling": "1000"}, "display_name": "The vault"}},
            {"op": "CreateContainer", "args": {
                "external_id": "vault-002", "kind": {"type": "balance", "quantization_inv": 1000}}},
            {"op": "CreateContainer", "args": {
                "external_id": "vault-003", "kind": {"type": "balance", "quantization_inv": 1000}}},
            {"op": "CreateContainer", "args": {"external_id": "chest", "kind": {"type": "balance"}}},
            {"op": "CreateContainer", "args": {
                "external_id": "backpack", "kind": {"type": "grid", "capacity": 25, "grid_width": 5}}},
            {"op": "CreateContainer", "args": {"external_id": "slots-gear", "kind": {"type": "slots", "count": 8}}},
            {"op": "CreateContainer", "args": {"external_id": "slots-stash", "kind": {"type": "slots", "count": 8}}},
            {"op": "CreateContainer", "args": {"external_id": "road", "kind": {
                "type": "continuous_line_1d", "min_x": 0, "max_x": 100000, "quantization_inv": 1000}}},
            {"op": "CreateContainer", "args": {"external_id": "field", "kind": {
                "type": "continuous_grid_2d", "min_x": 0, "min_y": 0, "max_x": 50000, "max_y": 50000,
                "quantization_inv": 1000}}},
            {"op": "RegisterClass", "args": {"request": {
                "class_id": "gold", "name": "Gold", "behavior": {"balance_scale": 1000}}}},
            {"op": "RegisterClass", "args": {"request": {
                "class_id": "medkit", "name": "Medkit", "behavior": {"max_stack": "64"}}}},
            {"op": "RegisterClass", "args": {"request": {"class_id": "helmet", "name": "Helmet"}}},
            {"op": "RegisterClass", "args": {"request": {"class_id": "visor", "name": "Visor"}}},
            {"op": "RegisterClass", "args": {"request": {"class_id": "cart", "name": "Cart"}}},
            {"op": "RegisterClass", "args": {"request": {"class_id": "crate", "name": "Crate"}}},
            {"op": "RegisterClassShape", "args": {"request": {
                "class_id": "medkit", "shape": {"width": 1, "height": 1}}}},
            {"op": "RegisterClassShape", "args": {"request": {
                "class_id": "helmet", "shape": {"width": 2, "height": 1}}}},
            {"op": "RegisterClassExtent", "args": {"request": {"class_id": "cart", "extent": {"length": 4000}}}},
            {"op": "AddFungible", "args": {"class_id": "gold", "quantity": "150",
                "location": {"container_id": "vault-001", "kind": "balance"}}},
            {"op": "AddFungible", "args": {"class_id": "gold", "key": 3, "quantity": "5",
                "location": {"container_id": "vault-002", "kind": "balance"}}},
            {"op": "HoldFungible", "args": {
                "hold_id": "order-17", "container_id": "vault-001", "class_id": "gold", "quantity": "60"}},
            {"op": "AddFungible", "args": {"class_id": "medkit", "quantity": 12,
                "location": {"container_id": "backpack", "kind": "grid_cell", "position": 9}}},
            {"op": "AddFungible", "args": {"class_id": "medkit", "quantity": 5,
                "location": {"container_id": "backpack", "kind": "grid_cell", "position": 13}}},
            {"op": "AddInstance", "args": {"class_id": "helmet",
                "location": {"container_id": "slots-gear", "kind": "slot", "slot_index": 1}}},
            {"op": "AddInstance", "args": {"class_id": "helmet",
                "location": {"container_id": "slots-gear", "kind": "slot", "slot_index": 2}}},
            {"op": "AddInstance", "args": {"class_id": "helmet"}},
            {"op": "AddInstance", "args": {"class_id": "visor"}},
            {"op": "AddInstance", "args": {"class_id": "cart",
                "location": {"container_id": "road", "kind": "line", "x": 20000}}},
            {"op": "Attach", "args": {"child_id": "$inst:26", "parent_id": "$inst:23"}}
        ]}
        """;
}
