#!/usr/bin/python3
"""Runs queries.tsv over the sample corpus: relevance.py RASOAT [--compare] [--all]

A row succeeds when one of its `must` documents is among the first five results; it is clean when none
of `must_not` is among the results of the query as it was typed, nothing relaxed. With --compare the same
queries go to Omega (omindex, quest) and Recoll (packages xapian-omega, xapian-tools, recoll) on the same
files, and a table by kind is printed. Status 1 below the floors.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).parents[2]
DOCUMENTS = ROOT / "corpus/documents"
FIRST = 5
SUCCESS_FLOOR = 0.95
CLEAN_FLOOR = 0.98


def rows():
    for line in (pathlib.Path(__file__).parent / "queries.tsv").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, query, must, must_not, *_ = line.split("\t") + ["", ""]
            yield kind, query, set(filter(None, must.split(","))), set(filter(None, must_not.split(",")))


class Rasoat:
    name = "rasoat"

    def __init__(self, program, scratch):
        self.program, self.database = program, scratch / "kho"
        subprocess.run([program, "ingest", "--db", self.database, DOCUMENTS], check=True,
                       capture_output=True)

    def find(self, query, *options):
        found = subprocess.run([self.program, "search", "--db", self.database, "--json", "--limit",
                                "100", *options, "--", query], capture_output=True, text=True)
        return [pathlib.Path(hit["path"]).stem for hit in json.loads(found.stdout)["results"]]

    def strictly(self, query):
        return self.find(query, "--exact")


class Omega:
    """quest parses as Omega does by default: all words, operators in capitals, phrases."""
    name = "omega"

    def __init__(self, _, scratch):
        self.database = scratch / "omega"
        subprocess.run(["omindex", "--db", self.database, "--url", "/", "--stemmer=none", DOCUMENTS],
                       check=True, capture_output=True)

    def find(self, query):
        found = subprocess.run(["quest", "-d", self.database, "-m", "100", "-s", "none", "-o", "and",
                                "--flags=default,phrase,boolean,lovehate,pure_not,wildcard", "--", query],
                               capture_output=True, text=True)
        return [pathlib.Path(path).stem for path in re.findall(r"^url=(.*)$", found.stdout, re.M)]

    strictly = find


class Recoll:
    name = "recoll"

    def __init__(self, _, scratch):
        self.configuration = scratch / "recoll"
        self.configuration.mkdir()
        (self.configuration / "recoll.conf").write_text(
            f"topdirs = {DOCUMENTS}\nindexstemminglanguages =\n")
        subprocess.run(["recollindex", "-c", self.configuration], check=True, capture_output=True)

    def find(self, query):
        found = subprocess.run(["recollq", "-c", self.configuration, "-n", "100", "-b", query],
                               capture_output=True, text=True)
        return [pathlib.Path(line).stem for line in found.stdout.splitlines()
                if line.startswith("file://")]

    strictly = find


def judge(engine, verbose):
    by_kind = {}
    for kind, query, must, must_not in rows():
        tally = by_kind.setdefault(kind, [0, 0, 0])
        first = engine.find(query)[:FIRST]
        success = bool(must & set(first))
        unwanted = must_not & set(engine.strictly(query))
        tally[0] += 1
        tally[1] += success
        tally[2] += not unwanted
        if verbose and not success:
            print(f"  not among the first {FIRST}: {query} → {first}, wanted {sorted(must)}")
        if verbose and unwanted:
            print(f"  must not come: {query} → {sorted(unwanted)}")
    return by_kind


def total(by_kind):
    return [sum(tally[i] for tally in by_kind.values()) for i in range(3)]


def main():
    program = sys.argv[1]
    engines = [Rasoat, Omega, Recoll] if "--compare" in sys.argv else [Rasoat]
    results = []
    for engine in engines:
        with tempfile.TemporaryDirectory() as scratch:
            results.append(judge(engine(program, pathlib.Path(scratch)), engine is Rasoat))
    print(f"{'success@5 / clean':16} {'rows':>5}" + "".join(f" {e.name:>14}" for e in engines))
    for kind in results[0]:
        print(f"{kind:16} {results[0][kind][0]:5}" +
              "".join(f" {r[kind][1]:>6} {r[kind][2]:>7}" for r in results))
    sums = [total(result) for result in results]
    print(f"{'all':16} {sums[0][0]:5}" +
          "".join(f" {s[1] / s[0]:6.3f} {s[2] / s[0]:7.3f}" for s in sums))
    good = sums[0][1] >= SUCCESS_FLOOR * sums[0][0] and sums[0][2] >= CLEAN_FLOOR * sums[0][0]
    sys.exit(0 if good else 1)


main()
