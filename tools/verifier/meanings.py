"""What requests and events mean, as the JSON beside the golden files says it; members that are null are left out."""

import events
import values
from requests import Minted

STAGES = ("", "provisioned", "disabled", "deleted", "creating")
ROTATIONS = ("none", "cw90", "cw180", "cw270")
# Golden events know no world: its numbers stand for themselves, and all balances have a scale of 1000.
DECIMALS = 3
WRAPPED = ("RegisterClass", "RegisterClassShape", "RegisterClassExtent")


def without_nulls(value):
    if isinstance(value, dict):
        return {name: without_nulls(member) for name, member in value.items() if member is not None}
    return [without_nulls(member) for member in value] if isinstance(value, list) else value


def container_name(number):
    return f"c{number}"


def class_name(number):
    return f"k{number}"


def scaled(units):
    return values.quantity_text(values.Quantity(units, DECIMALS))


def _kind(kind):
    if isinstance(kind, values.Balance):
        return {"type": "balance", "quantization_inv": 10 ** kind.decimals}
    if isinstance(kind, values.Slots):
        return {"type": "slots", "count": kind.count}
    if isinstance(kind, values.Grid):
        return {"type": "grid", "capacity": kind.capacity, "grid_width": kind.width}
    members = kind._asdict()
    found = {name: members[name] for name in ("min_x", "min_y", "max_x", "max_y") if name in members}
    kind_name = "continuous_line_1d" if isinstance(kind, values.Line) else "continuous_grid_2d"
    return {"type": kind_name, **found, "quantization_inv": kind.inv, "bucket_cell_size": kind.bucket}


def _policies(policies):
    return {"floor": _plain(policies.floor), "ceiling": _plain(policies.ceiling), "classes": _plain(policies.classes)}


def _behavior(behavior):
    inv = None if behavior.decimals is None else 10 ** behavior.decimals
    return {"balance_scale": inv, "max_stack": _plain(behavior.max_stack)}


def _sides(width, height):
    return {"width": width, "height": height}


def _extent(pair):
    return _sides(*pair) if pair[1] else {"length": pair[0]}


def _plain(value):
    """A value of a request or of a row."""
    if isinstance(value, values.Quantity):
        return values.quantity_text(value)
    if isinstance(value, values.Policies):
        return _policies(value)
    if isinstance(value, values.Behavior):
        return _behavior(value)
    if isinstance(value, (values.Balance, values.Slots, values.Grid, values.Line, values.Plane)):
        return _kind(value)
    if isinstance(value, Minted):
        return f"$inst:{value.operation}"
    if isinstance(value, (list, tuple)):
        return [_plain(member) for member in value]
    return _members(value) if isinstance(value, dict) else value


def _members(arguments):
    found = {}
    for name, value in arguments.items():
        if name == "shape":
            value = _sides(*value)
        elif name == "extent":
            value = _extent(value)
        elif name == "rotation":
            value = ROTATIONS[value - 1] if value else None
        elif name == "requirement":
            value = {value["type"]: {key: member for key, member in value.items() if key != "type"}}
        found[name] = _plain(value)
    return found


def request(decoded):
    operations = []
    for name, arguments in decoded.operations:
        members = _members(arguments)
        if name == "Require":
            members = members["requirement"]
        operations.append({"op": name, "args": {"request": members} if name in WRAPPED else members})
    return {**decoded._asdict(), "operations": operations}


def _state(flags):
    return {"write_mode": "read_only" if flags & 1 else "read_write", "draining": bool(flags & 2),
            "frozen": bool(flags & 4)}


def _life(row):
    return {"lifecycle": STAGES[row.stage], "display_name": row.display_name, "created_time_ms": row.created,
            **_state(row.state)}


def _world(row):
    return {**_life(row), "idempotency_keys_max": row.keys_max, "idempotency_age_max": row.age_max}


def _index(row):
    lineage = row.lineage and {"source_namespace_id": row.lineage[0], "world_seq": row.lineage[1]}
    return {**_life(row), "changed_time_ms": row.changed, "lineage": lineage, "purged": row.purged}


def _container(row):
    return {"kind": _kind(row.kind), "owner": row.owner, "display_name": row.display_name,
            "policies": _plain(row.policies)}


def _class(row):
    return {"name": row.name, "flags": row.flags, "behavior": _plain(row.behavior)}


def _stack(row):
    return {"container_id": container_name(row.container), "position": row.position, "class": class_name(row.cls),
            "key": row.key, "quantity": str(row.quantity), "rotation": ROTATIONS[row.rotation],
            "footprint": _sides(row.width, row.height)}


def _place(place):
    if place is None:
        return None
    where = {"container_id": container_name(place.container)}
    if isinstance(place, events.Slot):
        return {**where, "kind": "slot", "slot_index": place.slot}
    if isinstance(place, events.Cell):
        return {**where, "kind": "grid_cell", "position": place.position, "rotation": ROTATIONS[place.rotation],
                "footprint": _sides(place.width, place.height)}
    if isinstance(place, events.Span):
        return {**where, "kind": "line", "x": place.x, "extent": {"length": place.length}}
    return {**where, "kind": "plane", "x": place.x, "y": place.y, "rotation_millideg": place.turn,
            "extent": _sides(place.width, place.height)}


def _instance(row):
    return {"class": class_name(row.cls), "key": row.key, "parent_id": row.parent or None,
            "location": _place(row.place)}


def _balance(row):
    return {"quantity": scaled(row[0]), "scaled": row[0], "held": scaled(row[1]), "held_scaled": row[1]}


def _hold(row):
    return {"container_id": container_name(row.container), "class": class_name(row.cls), "key": row.key,
            "quantity": scaled(row.quantity), "scaled": row.quantity, "expires_at_world_seq": row.expires_seq,
            "expires_at_ms": row.expires_ms}


def _class_cell(cell):
    return {"class": class_name(cell[0]), "key": cell[1]}


def _named(member):
    return lambda cell: {member: cell}


EVENTS = {
    events.WORLD: (lambda cell: {}, _world),
    events.SHAPE: (_class_cell, lambda row: _sides(*row)),
    events.BALANCE: (lambda cell: {"container_id": container_name(cell[0]), **_class_cell(cell[1:])}, _balance),
    events.STACK: (_named("stack_id"), _stack),
    events.INSTANCE: (_named("inst_id"), _instance),
    events.INDEX: (_named("namespace_id"), _index),
    events.EXTENT: (_class_cell, _extent),
    events.HOLD: (_named("hold_id"), _hold),
    events.REVERSAL: (_named("world_seq_start"), lambda row: row),
}


def event(decoded):
    kind, cell, after, before = decoded
    found = {"event": events.NAMES[kind]}
    if kind == events.NOTED:
        return found
    if kind in (events.CONTAINER, events.CLASS):
        member, show = ("container_id", _container) if kind == events.CONTAINER else ("class", _class)
        found[member] = (after or before).id
    else:
        name_cell, show = EVENTS[kind]
        found.update(name_cell(cell))
    return {**found, "before": show(before) if before is not None else None,
            "after": show(after) if after is not None else None}
