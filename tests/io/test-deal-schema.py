#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The JSON Schema of the deal file is one, the samples are valid by it, and it judges the
files of tests/data/problems as the reader does, but for what no schema can say."""

import decimal
import json
import pathlib
import sys

try:
    import jsonschema
except ImportError:
    print("python3-jsonschema is not installed")
    sys.exit(77)

# What only the reader can find: ids, references, order of bounds, the calendar, rates.
BEYOND_A_SCHEMA = {
    "amount-bad-min-over-max",
    "company-twice",
    "date-bad-century",
    "date-bad-day-31",
    "date-bad-february",
    "deal-twice",
    "party-both-unknown",
    "party-case",
    "party-no-companies",
    "party-unknown",
    "hostile-control-in-id",
    "hostile-long-id",
    "rate-case",
    "rate-missing",
    "rate-missing-for-paid",
    "rate-of-dollar-missing",
    "rate-underflow",
    "source-twice",
}

# Files that are not about the format but about JSON itself; a schema never sees them.
ABOUT_JSON = ("json-", "number-", "string-", "duplicate-", "depth-", "pointer-", "word-", "array-bad-", "object-bad-",
              "hostile-control-in-pointer", "rate-twice", "amount-bad-max-bad-number",
              "version-bad-number")

MIN_COMPARED = 100


def load(path):
    """Numbers keep every digit, so that limits are compared exactly."""
    return json.loads(path.read_bytes(), parse_float=decimal.Decimal, parse_int=decimal.Decimal)


def check_samples(validator, folder):
    failures = []
    for path in sorted(folder.glob("*.json")):
        for error in validator.iter_errors(json.loads(path.read_bytes())):
            failures.append(f"{path.name}: {error.json_path}: {error.message}")
    return failures


def check_problem_file(validator, path):
    problems = path.with_suffix(".expected").read_text(encoding="utf-8")
    reader_accepts = ": error: " not in problems
    schema_accepts = validator.is_valid(load(path))
    if path.stem in BEYOND_A_SCHEMA:
        if reader_accepts or not schema_accepts:
            return f"{path.name} is not beyond a schema after all"
    elif reader_accepts != schema_accepts:
        return f"{path.name}: the reader says {reader_accepts}, the schema {schema_accepts}"
    return None


def main():
    schema_path, samples, problems = map(pathlib.Path, sys.argv[1:])
    schema = json.loads(schema_path.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)

    paths = [path for path in sorted(problems.glob("*.json"))
             if not path.stem.startswith(ABOUT_JSON)]
    failures = [failure for failure in (check_problem_file(validator, path) for path in paths)
                if failure]
    if len(paths) < MIN_COMPARED:
        failures.append(f"only {len(paths)} files were compared")
    for name in BEYOND_A_SCHEMA:
        if not (problems / f"{name}.json").exists():
            failures.append(f"{name} does not exist")
    failures += check_samples(validator, samples)
    print("\n".join(failures) or f"{len(paths)} files judged alike")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
