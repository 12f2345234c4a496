#!/usr/bin/env python3
"""Renders every case of the corpus with the real Jinja2.

    python3 packages/jinja/test/differential/reference.py            # prints the results as JSON
    python3 packages/jinja/test/differential/reference.py --record   # writes them to expected.json
    python3 packages/jinja/test/differential/reference.py --stdin    # renders [{template, payload}] given as JSON

Needs Python 3.11 or later with jinja2 3.1 and PyYAML. The environment is the one that Grafana OnCall gives its
templates: sandboxed, nothing escaped by itself, no loader, no `range`, and the filters that OnCall adds, written here
from what is known of how they behave. A result is the output as a text, or {"error": kind} with the kinds of
packages/jinja/src/errors.ts, and the line where the error is one of syntax.
"""

import base64
import datetime
import inspect
import json
import os
import pathlib
import re
import sys
import time
import zoneinfo

import jinja2
import jinja2.sandbox

HERE = pathlib.Path(__file__).parent
EXPECTED = HERE / "expected.json"

# The result of `time()`, as in run.ts.
NOW = datetime.datetime(2026, 3, 4, 5, 6, 7, 89000, tzinfo=datetime.timezone.utc)

BAD_INPUT = (ValueError, AttributeError, TypeError)
CLOCK_FORMAT = "%H:%M / %d-%m-%Y"


def main(arguments):
    os.environ["TZ"] = "UTC"
    time.tzset()
    if arguments == ["--stdin"]:
        cases = json.load(sys.stdin)
        json.dump([run(case) for case in cases], sys.stdout)
        return
    recorded = {file.stem: run_file(file) for file in sorted(HERE.glob("corpus/*.yaml"))}
    text = json.dumps(recorded, indent=2) + "\n"
    if arguments == ["--record"]:
        EXPECTED.write_text(text)
    else:
        sys.stdout.write(text)


def run_file(file):
    """The results of a file of the corpus, by group and name; corpus.ts describes the format of such a file."""
    import yaml

    document = yaml.load(file.read_text(), Loader=yaml.BaseLoader)
    shared = document.pop("payload", "{}")
    results = {}
    for title, group in document.items():
        if isinstance(group, list):
            group = {"cases": group}
        results[title] = {}
        for case in group["cases"]:
            if isinstance(case, str):
                case = {"template": case}
            name = case.get("name", case["template"])
            assert name not in results[title], f"two cases of {title} are called {name}"
            results[title][name] = run({"payload": group.get("payload", shared), **case})
    return results


def run(case):
    try:
        template = environment().from_string(case["template"])
    except jinja2.TemplateSyntaxError as error:
        return {"error": "syntax", "line": error.lineno}
    except Exception as error:  # whatever goes wrong is a result
        return {"error": kind_of(error)}
    variables = json.loads(case.get("variables", "{}"))
    try:
        output = template.render(payload=json.loads(case["payload"]), **variables)
    except Exception as error:
        return {"error": kind_of(error)}
    return re.sub(r" at 0x[0-9a-f]+", " at 0x0", output)  # memory addresses differ each time


def kind_of(error):
    kinds = [
        (jinja2.sandbox.SecurityError, "security"),
        (Restricted, "security"),
        (jinja2.UndefinedError, "undefined"),
        (jinja2.TemplateNotFound, "syntax"),
        (SyntaxError, "syntax"),
        (jinja2.TemplateRuntimeError, "type"),
        (RecursionError, "limit"),
        (MemoryError, "limit"),
        (ZeroDivisionError, "zero_division"),
        (OverflowError, "overflow"),
        (KeyError, "key"),
        (IndexError, "value"),
        (re.error, "value"),
        (ValueError, "value"),
        (AssertionError, "value"),
        (TypeError, "type"),
        (AttributeError, "type"),
        (RuntimeError, "type"),
    ]
    for of, kind in kinds:
        if isinstance(error, of):
            return kind
    raise error


class Restricted(Exception):
    """A global that OnCall takes away."""


def environment():
    made = jinja2.sandbox.SandboxedEnvironment(loader=jinja2.BaseLoader())
    made.globals["range"] = restricted
    made.globals["time"] = lambda: NOW
    for one in (
        datetimeparse,
        datetimeformat,
        datetimeformat_as_timezone,
        iso8601_to_time,
        timestamp_to_datetime,
        timedeltaparse,
        tojson_pretty,
        json_dumps,
        regex_replace,
        regex_match,
        regex_search,
        b64decode,
        parse_json,
    ):
        made.filters[one.__name__] = one
    return made


def restricted(*_arguments):
    raise Restricted("not allowed here")


def none_for_bad_input(function):
    """A filter that returns None for unsuitable input."""

    signature = inspect.signature(function)

    def wrapped(*arguments, **named):
        signature.bind(*arguments, **named)
        try:
            return function(*arguments, **named)
        except BAD_INPUT:
            return None

    wrapped.__name__ = function.__name__
    return wrapped


@none_for_bad_input
def datetimeparse(value, format=CLOCK_FORMAT):
    return datetime.datetime.strptime(value, format)


@none_for_bad_input
def datetimeformat(value, format=CLOCK_FORMAT):
    return value.strftime(format)


@none_for_bad_input
def datetimeformat_as_timezone(value, format=CLOCK_FORMAT, tz="UTC"):
    return value.astimezone(zoneinfo.ZoneInfo(tz)).strftime(format)


@none_for_bad_input
def iso8601_to_time(value):
    return datetime.datetime.fromisoformat(value)


@none_for_bad_input
def timestamp_to_datetime(value):
    return datetime.datetime.fromtimestamp(value)


@none_for_bad_input
def timedeltaparse(value):
    found = re.fullmatch(r"([+-])?(\d+)([smhdwMQy])", value)
    unit = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}.get(found[3])
    if unit is None:
        return None
    count = int(found[2])
    return datetime.timedelta(**{unit: -count if found[1] == "-" else count})


@none_for_bad_input
def tojson_pretty(value):
    return json.dumps(value, sort_keys=True, indent=4, separators=(",", ": "), ensure_ascii=False)


@none_for_bad_input
def json_dumps(value):
    return json.dumps(value)


@none_for_bad_input
def regex_replace(value, find, replace):
    return re.sub(find, replace, value)


@none_for_bad_input
def regex_match(value, pattern):
    return bool(re.match(pattern, value))


@none_for_bad_input
def regex_search(value, pattern):
    return bool(re.search(pattern, value))


@none_for_bad_input
def b64decode(value):
    return base64.b64decode(value).decode("utf-8")


@none_for_bad_input
def parse_json(value):
    return json.loads(value)


if __name__ == "__main__":
    main(sys.argv[1:])
