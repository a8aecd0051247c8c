"""Whether two states are the same, and if not, in what they differ."""

import events

CONTENT = {
    "the containers": lambda state: state.containers.living(),
    "the containers that are gone": lambda state: state.containers.gone(),
    "the classes": lambda state: state.classes.living(),
    "the classes that are gone": lambda state: state.classes.gone(),
    "the balances": lambda state: state.balances,
    "the counters": lambda state: (state.instance_next, state.stack_next),
    "the sum of keys": lambda state: state.keys,
}
OWN = {
    "the world's own row": lambda state: state.world,
    "the last change of the world's own row": lambda state: state.change,
    "the window of keys": lambda state: (state.window.forgotten, state.window.forgotten_through),
    "the keys": lambda state: list(state.window.entries.values()),
}


def difference(one, other):
    """The name of something in which two states differ; None if they are equal."""
    return _difference(one, other, CONTENT | OWN)


def difference_of_fork(source, genesis):
    """The same for a source and the genesis of a fork: that has no keys, and is hidden by its row of the world."""
    hidden = source.world._replace(stage=2, state=0, raw=None) if source.world else None
    if genesis.world is None or genesis.world._replace(raw=None) != hidden:
        return "the world's own row"
    return _difference(source, genesis, CONTENT)


def _difference(one, other, parts):
    for what, part in parts.items():
        if part(one) != part(other):
            return what
    return next((f"the rows of {events.NAMES[kind]}" for kind in one.tables
                 if one.tables[kind] != other.tables[kind]), None)
