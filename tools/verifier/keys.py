"""The window of remembered idempotency keys: docs/formats/checkpoint.md, "Which keys are remembered"."""

from collections import namedtuple

from faults import need

Entry = namedtuple("Entry", "key digest first events minted time")


class KeyWindow:
    """The entries of the commits of clients whose keys are remembered, oldest first."""

    def __init__(self):
        self.entries = {}  # by key digest, in the order of their commits
        self.forgotten = self.forgotten_through = 0

    @property
    def ever(self):
        return self.forgotten + len(self.entries)

    def add(self, entry, keys_max, age_max):
        """Remembers the key of a commit, and forgets the oldest ones beyond the limits."""
        need(entry.key not in self.entries, "a key is used again that is still remembered")
        self.entries[entry.key] = entry
        last = entry.first + entry.events - 1
        while len(self.entries) > keys_max or age_max and self._oldest_end() <= last - age_max:
            oldest = next(iter(self.entries))
            self.forgotten_through = self._oldest_end()
            self.forgotten += 1
            del self.entries[oldest]

    def _oldest_end(self):
        oldest = next(iter(self.entries.values()))
        return oldest.first + oldest.events - 1
