"""Whether two states are the same, and if not, in what they differ."""

import events

PARTS = {
    "the world's own row": lambda state: state.world,
    "the last change of the world's own row": lambda state: state.change,
    "the containers": lambda state: state.containers.living(),
    "the containers that are gone": lambda state: state.containers.gone(),
    "the classes": lambda state: state.classes.living(),
    "the classes that are gone": lambda state: state.classes.gone(),
    "the balances": lambda state: state.balances,
    "the counters": lambda state: (state.instance_next, state.stack_next),
    "the sum of keys": lambda state: state.keys,
}
KEYS = {
    "the window of keys": lambda state: (state.window.forgotten, state.window.forgotten_through),
    "the keys": lambda state: list(state.window.entries.values()),
}


def difference(one, other, with_keys=True):
    """The name of something in which two states differ; None if they are equal. A genesis has no keys to compare."""
    for what, part in (PARTS | KEYS if with_keys else PARTS).items():
        if part(one) != part(other):
            return what
    return next((f"the rows of {events.NAMES[kind]}" for kind in one.tables
                 if one.tables[kind] != other.tables[kind]), None)
