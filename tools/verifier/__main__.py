"""The command line of the verifier; README.md beside this file tells more."""

import argparse
import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import golden  # noqa: E402
import report  # noqa: E402
import unpacking  # noqa: E402
import world  # noqa: E402


def main(arguments=None):
    parser = argparse.ArgumentParser(
        prog="verifier", description="Verifies logs of AssetCore from its format pages alone.")
    commands = parser.add_subparsers(dest="command", required=True)
    log = commands.add_parser("log", help="verify one world of a file store, or of several")
    log.add_argument("roots", nargs="+", metavar="root", help="the folder of a file store, with worlds/ in it")
    log.add_argument("--world", type=int, required=True)
    archive = commands.add_parser("archive", help="verify an archive, and the world in it")
    archive.add_argument("roots", nargs="+", metavar="file")
    for command in (log, archive):
        command.add_argument("--expect-seq", type=int, metavar="N", help="a batch has to end with this event")
        command.add_argument("--expect-hash", metavar="H", help="SHA-256 of that batch's frame, or of its seal")
        command.add_argument("--json", action="store_true", help="print the report as JSON")
        command.add_argument("--quiet", action="store_true", help="no progress on stderr")
    files = commands.add_parser("golden", help="verify every golden file of a repository")
    files.add_argument("repository", help="the folder with tests/ in it")
    options = parser.parse_args(arguments)
    if options.command == "golden":
        return golden.verify(options.repository)
    worst = 0
    for root in options.roots:
        expected = world.Expected(options.expect_seq, options.expect_hash)
        progress = None if options.quiet else sys.stderr
        if options.command == "archive":
            found, code = unpacking.verify(root, expected, progress)
        else:
            found, code = report.verify(root, options.world, expected, progress)
        print(json.dumps(found) if options.json else report.in_words(found))
        worst = max(worst, code)
    return worst


if __name__ == "__main__":
    sys.exit(main())
