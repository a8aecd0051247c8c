"""The state of a world, made by setting cells as events say, and its hashes kept as sums (docs/formats/hashes.md)."""

from collections import namedtuple

import events
import hashes
from faults import Broken, need
from hashes import M128
from keys import Entry, KeyWindow
from values import Balance


Gone = namedtuple("Gone", "id units")


class Numbers:
    """Dense numbers of containers or of classes: who has them, and who had them last."""

    def __init__(self, what):
        self.what, self.rows, self.alive = what, [], []
        self._owners, self._twice = {}, set()

    @property
    def next(self):
        return len(self.rows)

    def row(self, number):
        need(number < len(self.rows) and self.rows[number], f"{self.what} {number} has never been created")
        return self.rows[number]

    def name(self, number):
        return self.row(number).id

    def current(self, number):
        return self.rows[number] if number < len(self.rows) and self.alive[number] else None

    def set(self, number, row):
        """Sets the row of a number; one that has not been seen is the next one."""
        if row is None:
            self.alive[number] = False
            self._count(self.rows[number].id, -1)
            return
        need(number <= len(self.rows), f"{self.what} {number} is created before {self.what} {len(self.rows)}")
        if number == len(self.rows):
            self.rows.append(row)
            self.alive.append(False)
        known = self.rows[number] or row
        need(known.id == row.id, f"{self.what} {number} has another id than before")
        self._count(row.id, 0 if self.alive[number] else 1)
        self.rows[number], self.alive[number] = row, True

    def _count(self, name, change):
        owners = self._owners[name] = self._owners.get(name, 0) + change
        (self._twice.add if owners > 1 else self._twice.discard)(name)

    def reserve(self, count):
        """Numbers that a checkpoint is about to fill."""
        self.rows, self.alive = [None] * count, [False] * count

    def set_gone(self, number, gone):
        """A number that nobody has now, and who had it."""
        need(number < len(self.rows), f"{self.what} {number} is beyond its counter")
        self.rows[number] = gone

    def check_filled(self):
        need(None not in self.rows, f"a {self.what} is neither there nor gone")

    def living(self):
        return {number: row for number, row in enumerate(self.rows) if self.alive[number]}

    def gone(self):
        """Who had the numbers that nobody has now."""
        found = {}
        for number, row in enumerate(self.rows):
            if not self.alive[number]:
                kind = getattr(row, "kind", None)
                units = 10 ** kind.decimals if isinstance(kind, Balance) else getattr(row, "units", 0)
                found[number] = Gone(row.id, units)
        return found

    def check_unique(self):
        """At the end of a commit no id may have two numbers; in the midst of a reversal one may."""
        need(not self._twice, f"{self.what} {min(self._twice, default='')} exists twice")


class State:
    """Everything a log leads to. Apply its events in order; each has to fit what stands."""

    def __init__(self):
        self.world = self.change = None
        self.containers, self.classes = Numbers("container"), Numbers("class")
        self.tables = {kind: {} for kind in (events.SHAPE, events.STACK, events.INSTANCE, events.INDEX, events.EXTENT,
                                             events.HOLD, events.REVERSAL)}
        self.balances, self.balance_starts = {}, {}
        self.instance_next = self.stack_next = 1
        self.content = self.internal = self.keys = 0
        self.window = KeyWindow()

    def apply(self, event):
        """Sets the cell of an event to the row after, once the row before is the one that stands."""
        kind, cell, after, before = event
        if kind == events.BALANCE:
            self._apply_balance(cell, after, before)
        elif kind != events.NOTED:
            APPLY[kind](self, kind, cell, after, before)

    def check_commit(self):
        """What has to hold whenever a commit ends."""
        self.containers.check_unique()
        self.classes.check_unique()

    def add_key(self, commit, time):
        """Adds the idempotency row of a client's commit; rows are never subtracted."""
        row = hashes.idempotency(int.from_bytes(commit.key, "little"), int.from_bytes(commit.digest, "little"),
                                 commit.first, commit.last, commit.minted, time)
        self.keys = self.keys + row & M128
        self.window.add(Entry(commit.key, commit.digest, commit.first, len(commit.events), commit.minted, time),
                        self.world.keys_max, self.world.age_max)

    def content_hash(self):
        return self.content

    def state_hash(self):
        counters = hashes.counters(self.containers.next, self.classes.next, self.instance_next, self.stack_next)
        return self.content + self.internal + self.keys + counters & M128

    def hashed(self, kind, cell, row):
        """The hash of a content row, or of one of the other tables that stand for themselves."""
        if kind == events.SHAPE:
            return hashes.shape(self.classes.name(cell[0]), cell[1], row)
        if kind == events.EXTENT:
            return hashes.extent(self.classes.name(cell[0]), cell[1], row)
        if kind == events.STACK:
            return hashes.stack(cell, row, self.containers.name(row.container), self.classes.name(row.cls))
        if kind == events.INSTANCE:
            where = self.containers.name(row.place.container) if row.place else None
            return hashes.instance(cell, row, where, self.classes.name(row.cls))
        if kind == events.HOLD:
            return hashes.hold(cell, row, self.containers.name(row.container), self.classes.name(row.cls))
        if kind == events.INDEX:
            return hashes.index(cell, row)
        return hashes.reversal(cell, row)

    def _apply_balance(self, cell, after, before):
        stands = self.balances.get(cell, (0, 0))
        if stands != before:
            raise Broken(f"a balance was {before} before, says the event, and is {stands} (units, held; cell {cell})")
        start = self.balance_starts.get(cell)
        if start is None:
            start = hashes.balance_start(self.containers.name(cell[0]), self.classes.name(cell[1]), cell[2])
            self.balance_starts[cell] = start
        change = 0
        if stands != (0, 0):
            change -= hashes.balance(start, *stands)
        if after == (0, 0):
            self.balances.pop(cell, None)
        else:
            self.balances[cell] = after
            change += hashes.balance(start, *after)
        self.content = self.content + change & M128

    def _apply_world(self, kind, cell, after, before):
        need(before == self.world, "the world's own row was another one before")
        self._sum_internal(before, after, hashes.world)
        self.world = after

    def _apply_numbered(self, kind, cell, after, before):
        numbers, row_hash, number_hash = ((self.containers, hashes.container, hashes.container_number)
                                          if kind == events.CONTAINER
                                          else (self.classes, hashes.cls, hashes.class_number))
        need(before == numbers.current(cell), f"{numbers.what} {cell} was another one before")
        numbers.set(cell, after)
        for row, sign in ((before, -1), (after, 1)):
            if row is not None:
                self.content = self.content + sign * row_hash(row) & M128
                self.internal = self.internal + sign * number_hash(cell, row.id) & M128

    def _apply_row(self, kind, cell, after, before):
        table = self.tables[kind]
        need(before == table.get(cell), f"the row of {events.NAMES[kind]} {cell} was another one before")
        change = (self.hashed(kind, cell, after) if after is not None else 0) \
            - (self.hashed(kind, cell, before) if before is not None else 0)
        if kind in (events.INDEX, events.REVERSAL):
            self.internal = self.internal + change & M128
        else:
            self.content = self.content + change & M128
        if after is None:
            del table[cell]
        else:
            table[cell] = after
        if kind == events.STACK:
            self.stack_next = max(self.stack_next, cell + 1)
        elif kind == events.INSTANCE:
            self.instance_next = max(self.instance_next, cell + 1)

    def _sum_internal(self, before, after, row_hash):
        change = (row_hash(after) if after is not None else 0) - (row_hash(before) if before is not None else 0)
        self.internal = self.internal + change & M128


APPLY = {kind: State._apply_row for kind in (events.SHAPE, events.STACK, events.INSTANCE, events.INDEX, events.EXTENT,
                                             events.HOLD, events.REVERSAL)}
APPLY |= {events.WORLD: State._apply_world, events.CONTAINER: State._apply_numbered,
          events.CLASS: State._apply_numbered}
