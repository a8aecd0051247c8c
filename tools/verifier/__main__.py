"""The command line of the verifier; README.md beside this file tells more."""

import argparse
import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import golden  # noqa: E402
import walk  # noqa: E402

PLACE = ("segment", "offset", "batch", "world_seq")


def main(arguments=None):
    parser = argparse.ArgumentParser(
        prog="verifier", description="Verifies logs of AssetCore from its format pages alone.")
    commands = parser.add_subparsers(dest="command", required=True)
    log = commands.add_parser("log", help="verify one world of a file store, or of several")
    log.add_argument("roots", nargs="+", metavar="root", help="the folder of a file store, with worlds/ in it")
    log.add_argument("--world", type=int, required=True)
    log.add_argument("--expect-seq", type=int, metavar="N", help="the log has to end with this event")
    log.add_argument("--expect-hash", metavar="H", help="SHA-256 of the last frame's header, in hexadecimal digits")
    log.add_argument("--json", action="store_true", help="print the report as JSON")
    log.add_argument("--quiet", action="store_true", help="no progress on stderr")
    files = commands.add_parser("golden", help="verify every golden file of a repository")
    files.add_argument("repository", help="the folder with tests/ in it")
    options = parser.parse_args(arguments)
    if options.command == "golden":
        return golden.verify(options.repository)
    worst = 0
    for root in options.roots:
        report, code = walk.verify(root, options.world, options.expect_seq, options.expect_hash,
                                   None if options.quiet else sys.stderr)
        print(json.dumps(report) if options.json else in_words(report))
        worst = max(worst, code)
    return worst


def in_words(report):
    lines = [f"note: {note}" for note in report["notes"]]
    fault = report["fault"]
    if fault:
        where = [f"{name} {fault[name]}" for name in PLACE if fault[name] is not None]
        lines.append(f"{report['status'].upper()} at {', '.join(where) or 'no one place'}: {fault['reason']}")
    if report["status"] != "unreadable":
        lines.append(summary(report))
    return "\n".join(lines)


def summary(report):
    return (f"world {report['world']}: {report['status']}; {report['segments']} segments, "
            f"{report['batches']} batches, {report['commits']} commits, {report['world_seq']} events, "
            f"epoch {report['epoch']}, head {report['head_hash']}, state {report['state_hash']}")


if __name__ == "__main__":
    sys.exit(main())
