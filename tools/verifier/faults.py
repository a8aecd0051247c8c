"""What a verifier may have to say."""


class Broken(Exception):
    """The bytes cannot be what a writer of this format wrote. Exit code 1."""


class Unreadable(Exception):
    """Nothing can be said: no such folder, no right to read it, a newer format. Exit code 2."""


class Newer(Unreadable):
    """A later version wrote this; docs/formats/primitives.md asks readers to refuse it."""

    def __init__(self, what):
        super().__init__(f"{what} is of a newer format than this verifier knows")


def need(condition, reason):
    """Raises Broken with the reason unless the condition holds."""
    if not condition:
        raise Broken(reason)
