#!/usr/bin/env python3
"""Compares statements with annotated figures, slot by slot.

usage: score.py RASOAT GOLD.jsonl [--show SLOT] [--shared FOLDER] [--floors FILE]

A gold line names a figure by its document, its quote and how often that quote occurs before, and
gives every slot; null where the document does not tell it. Documents are those of
corpus/documents and corpus/cases; other ids are cases of acceptance sets in FOLDER, left out where
there is none.

Printed for each slot: right, empty (told but not found), wrong (found, and something else or
nothing is told); right includes what is rightly empty.
"""
import argparse
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
SLOTS = ["indicator", "object", "unit", "performer", "level", "org", "scope", "place", "province",
         "period", "cumulative", "basis", "outcome", "parent"]


def records(command):
    out = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.decode()
    return [json.loads(line) for line in out.splitlines()]


def read_documents(rasoat, wanted, shared):
    found = {}
    for name in wanted:
        path = ROOT / "corpus" / "documents" / name
        if path.is_file():
            found[name] = records([rasoat, "extract", str(path)])[0]
    cases = sorted((ROOT / "corpus" / "cases").glob("*.jsonl"))
    if shared:
        cases += sorted(pathlib.Path(shared).glob("*.jsonl"))
    for path in cases:
        for record in records([rasoat, "extract", "--from", "jsonl", str(path)]):
            if record["id"] in wanted:
                found[record["id"]] = record
    return found


def statement_at(record, gold):
    at = -1
    for _ in range(gold["occurrence"] + 1):
        at = record["text"].find(gold["quote"], at + 1)
    for number, statement in enumerate(record["statements"]):
        mention = record["mentions"][statement["mention"]]
        if mention["start"] == at and mention["quote"] == gold["quote"]:
            return number, statement
    return None, None


PROVINCES = {}


def province_name(rasoat, statement):
    """The province's name, by its code, from the program's own gazetteer files."""
    if not PROVINCES:
        for era in ("before", "after"):
            for line in (ROOT / "extractors/places/gazetteer" / (era + ".tsv")).read_text().splitlines():
                cells = line.split("\t")
                if not line.startswith("#") and len(cells[0]) == 2:
                    PROVINCES[era, cells[0]] = cells[2].replace("Hoà", "Hòa").replace("Hoá", "Hóa")
    return (PROVINCES.get(("before", statement.get("province_before"))) or
            PROVINCES.get(("after", statement.get("province_after"))))


def value_of(slot, record, number, statement, gold_rows):
    if slot == "province":
        return province_name(None, statement)
    if slot == "cumulative":
        return statement.get("cumulative", False)
    if slot == "parent":
        parent = statement.get("part_of")
        for row in gold_rows:
            if row.get("_number") is not None and row["_number"] == parent:
                return row["n"]
        return None
    return statement.get(slot)


def holds(report, rows, options):
    """Whether no slot fell below the floor of this set: share right, and share wrong."""
    if not options.floors:
        return True
    floors = json.load(open(options.floors))[pathlib.Path(options.gold).stem]
    if len(rows) < floors["figures"]:
        print(f"{floors['figures'] - len(rows)} figures are of sets that are not here: not compared with floors")
        return True
    fallen = [slot for slot, (right, wrong) in floors["slots"].items()
              if report[slot][0] < right or report[slot][2] > wrong]
    for slot in fallen:
        print(f"{slot}: below its floor {floors['slots'][slot]} (right, wrong)")
    return not fallen


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("rasoat")
    parser.add_argument("gold")
    parser.add_argument("--show", default="")
    parser.add_argument("--shared", default="")
    parser.add_argument("--floors", default="")
    options = parser.parse_args()
    rows = [json.loads(line) for line in open(options.gold, encoding="utf-8")]
    documents = read_documents(options.rasoat, {row["document"] for row in rows}, options.shared)
    rows = [row for row in rows if row["document"] in documents]
    for row in rows:
        row["_number"], row["_statement"] = statement_at(documents[row["document"]], row)
    lost = [row for row in rows if row["_statement"] is None]
    for row in lost:
        print(f"no statement: {row['document']} {row['quote']}")
    print(f"{len(rows)} figures in {len(documents)} documents, {len(lost)} without a statement")
    print(f"{'slot':12}{'right':>8}{'empty':>8}{'wrong':>8}")
    report = {}
    for slot in SLOTS:
        right = empty = wrong = 0
        for row in rows:
            statement = row["_statement"]
            same = [r for r in rows if r["document"] == row["document"]]
            got = None if statement is None else value_of(
                slot, documents[row["document"]], row["_number"], statement, same)
            want = row[slot]
            if got == want:
                right += 1
            elif got in (None, "") or (slot == "cumulative" and not got):
                empty += 1
            else:
                wrong += 1
            if slot == options.show and got != want:
                print(f"  {row['document'][:14]} {row['n']} “{row['quote']}” want {want} got {got}")
        report[slot] = (right, empty, wrong)
        total = max(len(rows), 1)
        print(f"{slot:12}{right / total:8.3f}{empty / total:8.3f}{wrong / total:8.3f}")
    return 1 if lost or not holds(report, rows, options) else 0


if __name__ == "__main__":
    sys.exit(main())
