#!/usr/bin/python3
"""Every record of the corpus, and of inputs that fail, keeps what docs/record-format.md promises.

    records_hold.py RASOAT SOURCE_DIR

The schema is met, spans hold their quotes, evidence is where it says, table cells are their text,
and the output is the same byte for byte whatever the number of threads.
"""
import json
import subprocess
import sys

import jsonschema


def extract(rasoat, paths, jobs):
    run = subprocess.run([rasoat, "extract", "-j", str(jobs), *paths], stdout=subprocess.PIPE,
                         stderr=subprocess.DEVNULL, check=False)
    return run.stdout


def spans_of(record):
    text = record["text"]
    for mention in record["mentions"]:
        yield mention, mention["quote"]
    for check in record["checks"]:
        yield check, check["evidence"]
    for table in record["tables"]:
        for cell in table["cells"]:
            yield cell, cell["text"]
    for block in record["blocks"]:
        yield block, text[block["start"]:block["end"]].strip("\n\t")


def statement_faults(record):
    """Statements are of figures, in order; what they point at is there."""
    figures = ("count", "ratio", "percent", "change", "money")
    mentions, statements = record["mentions"], record["statements"]
    wanted = [i for i, mention in enumerate(mentions) if mention["type"] in figures]
    if [statement["mention"] for statement in statements] != wanted:
        yield "statements are not those of the figures"
    for number, statement in enumerate(statements):
        for slot, (origin, confidence, *span) in statement["evidence"].items():
            if slot not in statement:
                yield f"evidence of {slot}, which is not told"
            if span and not 0 <= span[0] < span[1] <= len(record["text"]):
                yield f"evidence of {slot} lies outside of the text"
            if not 0 < confidence <= 1:
                yield f"confidence {confidence}"
        for key in ("part_of", "said_of"):
            if key in statement and not (0 <= statement[key] < len(statements) and statement[key] != number):
                yield f"{key} {statement[key]}"


def main():
    rasoat, source = sys.argv[1:]
    schema = json.load(open(f"{source}/docs/record.schema.json", encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    validator.check_schema(schema)
    paths = [f"{source}/corpus/documents", f"{source}/no/such/file", rasoat]
    lines = extract(rasoat, paths, 1)
    faults = []
    if extract(rasoat, paths, 8) != lines:
        faults.append("the output depends on the number of threads")
    records = [json.loads(line) for line in lines.decode("utf-8").splitlines()]
    for record in records:
        name = record["source"]["path"]
        faults += [f"{name}: {error.message}" for error in validator.iter_errors(record)]
        if "error" in record:
            continue
        for item, quote in spans_of(record):
            if record["text"][item["start"]:item["end"]] != quote:
                faults.append(f"{name}: {item} is not {quote!r}")
        faults += [f"{name}: {fault}" for fault in statement_faults(record)]
        if not any(block["kind"] for block in record["blocks"]):
            faults.append(f"{name}: no blocks")
    failed = sum("error" in record for record in records)
    if failed != 2 or len(records) < 20:
        faults.append(f"{len(records)} records, {failed} of them failed: expected 2 failures")
    print("\n".join(faults[:20]) or f"{len(records)} records hold")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
