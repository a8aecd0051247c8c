"""Whether bytes are a JSON object as RFC 8259 has it. Python's own reader accepts a little more."""

import json
import re
from functools import lru_cache

from faults import Broken, need

DEPTH_MAX = 64
TOKENS = re.compile(r'"(?:[^"\\]|\\.)*"|[\[{]|[\]}]')


def _refuse(constant):
    raise ValueError(f"{constant} is no JSON")


@lru_cache(4096)
def check_object(raw, what):
    """Refuses what is not one well-formed JSON object; gives it back as Python has it."""
    try:
        text = raw.decode("utf-8")
        # Numbers stay text: their size is of no interest here, and Python limits the digits that it converts.
        value = json.loads(text, parse_constant=_refuse, parse_int=str, parse_float=str)
    except (ValueError, RecursionError) as fault:
        raise Broken(f"{what} is not well-formed JSON: {fault}") from None
    need(isinstance(value, dict), f"{what} is not a JSON object")
    need(_depth(text) <= DEPTH_MAX, f"{what} is more than {DEPTH_MAX} levels deep")
    return value


def _depth(text):
    depth = most = 0
    for token in TOKENS.findall(text):
        if token in "[{":
            depth += 1
            most = max(most, depth)
        elif token in "]}":
            depth -= 1
    return most
