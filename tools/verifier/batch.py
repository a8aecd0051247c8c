"""What a batch frame carries: docs/formats/batch.md."""

from collections import namedtuple

import events
import requests
from faults import Broken, Newer, need
from primitives import U63, Reader

COMMIT = 1
OF_WORLD, MINTED = 1, 2
ORIGIN_OF_WORLD = {"source": "world"}

Commit = namedtuple("Commit", "first last of_world key digest canonical request minted counts events")


def read_commits(payload, first):
    """The commits of a payload whose first event has this sequence number, each wholly checked."""
    source = Reader(payload)
    while source.left():
        kind = source.byte()
        body = source.blob()
        if kind == COMMIT:
            commit = _commit(Reader(body), first)
            first = commit.last + 1
            yield commit
        elif kind == 0:
            raise Broken("0 is no kind of a record")
        elif kind < 128:
            raise Newer(f"a record of kind {kind}")


def commit_id(first, digest):
    return f"{first:016x}{digest[:8].hex()}"


def _commit(source, first):
    flags = source.byte()
    if flags > 3:
        raise Newer(f"a commit with flags {flags}")
    need(flags != 3, "a commit of the world minted instances")
    of_world = bool(flags & OF_WORLD)
    key = None if of_world else source.take(16)
    digest = source.take(16)
    canonical = source.blob()
    minted = source.varint(1, U63) if flags & MINTED else 0
    count = source.varint(1, U63)
    counts = None if of_world else _counts(source.blob())
    changes = [events.read_event(source) for _ in range(min(count, source.left()))]
    need(len(changes) == count, f"a commit says {count} events and has {len(changes)}")
    need(source.left() == 0, "bytes follow the last event of a commit")
    request = requests.decode(canonical)
    # The digest of a sealed request is an HMAC under the subject's key, which only who has that key can take again.
    need(request.box or requests.digest(canonical) == digest, "a request digest is not that of the request")
    need(request.box or not request.subject_id, "a request that names a subject stands in a log, and is not sealed")
    commit = Commit(first, first + count - 1, of_world, key, digest, canonical, request, minted, counts, changes)
    _check_request(commit)
    if not of_world:
        _check_counts(commit)
    return commit


def _counts(raw):
    source, counts = Reader(raw), []
    while source.left():
        counts.append(source.varint(0, U63))
    return counts


def _check_request(commit):
    request = commit.request
    if not commit.of_world:
        need(request.operations, "a client's request has no operation")
        return
    need(not request.operations, "a commit of the world has operations")
    need(request.origin == ORIGIN_OF_WORLD, "a commit of the world has another origin")
    reason = request.metadata
    need(reason is not None and list(reason) == ["reason"] and isinstance(reason["reason"], str),
         "a commit of the world says no reason")
    need((request.expected_world_seq, request.policy_id, request.actor_id, request.subject_id) == (None,) * 4,
         "a commit of the world has members that only a client gives")


def _check_counts(commit):
    need(len(commit.counts) == len(commit.request.operations), "there is not one event count for each operation")
    total, nothing = sum(commit.counts), commit.events[0][0] == events.NOTED
    if total == 0:
        need(len(commit.events) == 1 and nothing, "operations without events stand over events")
        noted = 1
    else:
        need(total == len(commit.events), "the event counts do not add up to the events")
        noted = 0
    need(sum(event[0] == events.NOTED for event in commit.events) == noted, "a CommitNoted stands beside other events")
    _check_minted(commit)


def _check_minted(commit):
    """Each AddInstance makes the next instance, from the first minted on."""
    number, at = commit.minted, 0
    for (name, _), count in zip(commit.request.operations, commit.counts):
        if name == "AddInstance":
            need(number, "instances are minted, and the first one is not named")
            made = any(kind == events.INSTANCE and cell == number and after and not before
                       for kind, cell, after, before in commit.events[at:at + count])
            need(made, f"an AddInstance does not make instance {number}")
            number += 1
        at += count
    need(number > commit.minted or not commit.minted, "nothing was minted, and a first instance is named")
