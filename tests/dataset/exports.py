#!/usr/bin/env python3
"""Exports a dataset and opens it with other programs: Python's csv and sqlite3, LibreOffice, DuckDB.

usage: exports.py RASOAT [--duckdb FOLDER-WITH-NODE-MODULES]

Row counts, types and sums must be the same in every format; the descriptor is checked against what
Data Package v2 requires, and the rows against the descriptor (keys, types, constraints, foreign keys,
hashes). A second export must be the same, byte for byte.
"""
import argparse
import csv
import datetime
import decimal
import hashlib
import json
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
csv.field_size_limit(1 << 30)
FAILED = []


def check(holds, what):
    if not holds:
        FAILED.append(what)
        print("FAILED:", what)


def run(*command, **options):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)


def read_csv(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def sum_of(values):
    return sum((decimal.Decimal(value) for value in values if value not in ("", None)), decimal.Decimal(0))


TYPES = {
    "integer": lambda text: re.fullmatch(r"-?\d+", text),
    "number": lambda text: re.fullmatch(r"-?\d+(\.\d+)?", text),
    "boolean": lambda text: text in ("true", "false"),
    "date": lambda text: datetime.date.fromisoformat(text),
    "string": lambda text: True,
}


def check_schema(resource, rows, tables):
    name = resource["name"]
    fields = resource["schema"]["fields"]
    check([field["name"] for field in fields] == list(rows[0]) if rows else True, f"{name}: columns")
    for field in fields:
        constraints = field.get("constraints", {})
        for row in rows:
            value = row[field["name"]]
            if value == "":
                check(not constraints.get("required"), f"{name}.{field['name']}: required and empty")
                continue
            check(TYPES[field["type"]](value), f"{name}.{field['name']}: {value} is no {field['type']}")
            if "enum" in constraints:
                check(value in constraints["enum"], f"{name}.{field['name']}: {value} is none of the codes")
    keys = [tuple(row[key] for key in resource["schema"]["primaryKey"]) for row in rows]
    check(len(keys) == len(set(keys)), f"{name}: primary key")
    for foreign in resource["schema"]["foreignKeys"]:
        target = foreign["reference"]["resource"] or name
        known = {row[foreign["reference"]["fields"][0]] for row in tables[target]}
        for row in rows:
            value = row[foreign["fields"][0]]
            check(value == "" or value in known, f"{name}.{foreign['fields'][0]}: {value} is not in {target}")


def check_descriptor(folder):
    package = json.loads((folder / "datapackage.json").read_text())
    check(package["$schema"].startswith("https://datapackage.org/profiles/2."), "profile")
    check(re.fullmatch(r"[a-z0-9._-]+", package["name"]), "name of the package")
    check(len(package["resources"]) > 0, "resources")
    names = [resource["name"] for resource in package["resources"]]
    check(len(names) == len(set(names)), "names of resources are unique")
    tables = {r["name"]: read_csv(folder / r["path"]) for r in package["resources"] if r["format"] == "csv"}
    for resource in package["resources"]:
        path = folder / resource["path"]
        check(re.fullmatch(r"[a-z0-9._-]+", resource["name"]), f"name {resource['name']}")
        check(path.stat().st_size == resource["bytes"], f"{path.name}: bytes")
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        check(resource["hash"] == "sha256:" + digest, f"{path.name}: hash")
        if resource["format"] == "csv":
            check(resource["type"] == "table" and resource["encoding"] == "utf-8", f"{path.name}: kind")
            check_schema(resource, tables[resource["name"]], tables)
    manifest = json.loads((folder / "manifest.json").read_text())
    for name, rows in tables.items():
        check(manifest["rows"][name] == len(rows), f"manifest: rows of {name}")
    check(len(manifest["inputs"]) == len(tables["documents"]), "manifest: inputs")
    for language in ("vi", "en"):
        book = (folder / f"codebook.{language}.md").read_text()
        for resource in package["resources"]:
            for field in resource.get("schema", {}).get("fields", []):
                check(f"`{field['name']}`" in book, f"codebook.{language}: {field['name']}")
    return tables


def check_jsonl(folder, tables):
    for name, rows in tables.items():
        lines = (folder / f"{name}.jsonl").read_text().splitlines()
        check(len(lines) == len(rows), f"{name}.jsonl: rows")
        for line, row in zip(lines, rows):
            told = json.loads(line, parse_float=decimal.Decimal)
            for key, value in told.items():
                text = str(value).lower() if isinstance(value, bool) else str(value)
                check(text == row[key], f"{name}.jsonl: {key} {text} is not {row[key]}")


def check_sqlite(folder, tables):
    connection = sqlite3.connect(folder / "dataset.sqlite")
    check(connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok", "dataset.sqlite: integrity")
    check(not connection.execute("PRAGMA foreign_key_check").fetchall(), "dataset.sqlite: foreign keys")
    for name, rows in tables.items():
        count = connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
        check(count == len(rows), f"dataset.sqlite: rows of {name}")
    stored = connection.execute("SELECT value, typeof(value) FROM figures WHERE value IS NOT NULL").fetchall()
    check(all(kind in ("integer", "real") for _, kind in stored), "dataset.sqlite: values are numbers")
    total = sum_of(str(value) for value, _ in stored)
    check(total == sum_of(row["value"] for row in tables["figures"]), f"dataset.sqlite: sum {total}")
    text = connection.execute("SELECT quote FROM figures ORDER BY rowid").fetchall()
    check([row[0] for row in text] == [row["quote"] for row in tables["figures"]], "dataset.sqlite: quotes")


def convert(source, target, kind):
    profile = tempfile.mkdtemp()
    run("soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", kind,
        "--outdir", str(target), str(source), timeout=300)
    shutil.rmtree(profile)


def check_libreoffice(folder, tables, work):
    every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
    convert(folder / "dataset.xlsx", work, every_sheet)
    for name, rows in tables.items():
        sheet = read_csv(work / f"dataset-{name}.csv")
        check(len(sheet) == len(rows), f"dataset.xlsx: rows of {name}")
    sheet = read_csv(work / "dataset-figures.csv")
    check(sum_of(row["value"] for row in sheet) == sum_of(row["value"] for row in tables["figures"]),
          "dataset.xlsx: sum of values")
    for there, row in zip(sheet, tables["figures"]):
        check(there["quote"] == row["quote"], f"dataset.xlsx: quote {row['quote']}")
        check(there["written"] == row["written"], f"dataset.xlsx: {row['written']} became {there['written']}")
        check(there["published"] == row["published"], f"dataset.xlsx: {row['published']} became {there['published']}")
    convert(folder / "documents.csv", work, "csv:Text - txt - csv (StarCalc):44,34,76,1")
    check(len(read_csv(work / "documents.csv")) == len(tables["documents"]), "documents.csv: LibreOffice's rows")


def check_duckdb(folder, tables, modules):
    here = pathlib.Path(modules) / "duckdb.mjs"
    shutil.copy(ROOT / "tests/dataset/duckdb.mjs", here)
    found = json.loads(run("node", str(here), str(folder)).stdout)
    for kind in ("csv", "jsonl"):
        for name in ("figures", "documents", "checks", "tables", "series"):
            check(found[kind][name] == len(tables[name]), f"DuckDB: rows of {name}.{kind}")
        total = sum_of(row["value"] for row in tables["figures"])
        check(decimal.Decimal(found[kind]["sum"]) == total, f"DuckDB: sum of {kind}")
        check(found[kind]["types"]["value"] in ("DOUBLE", "BIGINT"), f"DuckDB: type of value in {kind}")
        check(found[kind]["types"]["published"] == "DATE", f"DuckDB: type of published in {kind}")
        check(found[kind]["types"]["start"] == "BIGINT", f"DuckDB: type of start in {kind}")


def check_odd_text(rasoat, work):
    """Text that a spreadsheet could take for a formula or a date, and control characters."""
    source = work / "odd.txt"
    source.write_text('=HYPERLINK("x") 12 đảng viên; +5 tổ chức đảng; 01-02 "ngoặc", 7 cuộc\t\x0b\x1f 3 đơn\n\n'
                      "Tổng số 999.999.999.999.999.999 đồng và 123.456.789.012.345.678.901 đồng.\n")
    run(rasoat, "ingest", "odd.txt", "--db", "odd", cwd=work)
    run(rasoat, "export", "--db", "odd", "--to", "odd-set", "--format", "csv,jsonl,sqlite,xlsx", cwd=work)
    tables = check_descriptor(work / "odd-set")
    check(any("=HYPERLINK" in row["sentence"] for row in tables["figures"]), "the formula is text")
    check(any(row["value"] == "999999999999999999" for row in tables["figures"]), "18 digits are exact")
    convert(work / "odd-set/dataset.xlsx", work / "odd-set", "fods")
    sheet = (work / "odd-set/dataset.fods").read_text()
    check("table:formula" not in sheet, "dataset.xlsx: no formula")
    check("999999999999999999" in sheet, "dataset.xlsx: large numbers are text")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("rasoat")
    parser.add_argument("--duckdb", default="")
    options = parser.parse_args()
    rasoat = str(pathlib.Path(options.rasoat).resolve())
    with tempfile.TemporaryDirectory() as name:
        work = pathlib.Path(name)
        run(rasoat, "ingest", str(ROOT / "corpus/documents"), "--db", "db", cwd=work)
        formats = "csv,jsonl,sqlite,xlsx"
        run(rasoat, "export", "--db", "db", "--to", "set", "--format", formats, cwd=work)
        run(rasoat, "export", "--db", "db", "--to", "again", "--format", formats, cwd=work)
        for path in sorted((work / "set").iterdir()):
            same = path.read_bytes() == (work / "again" / path.name).read_bytes()
            check(same, f"{path.name} differs in a second export")
        tables = check_descriptor(work / "set")
        check_jsonl(work / "set", tables)
        check_sqlite(work / "set", tables)
        check_libreoffice(work / "set", tables, work)
        if options.duckdb:
            check_duckdb(work / "set", tables, options.duckdb)
        else:
            print("DuckDB is not here (npm install failed): its part is left out")
        check_odd_text(rasoat, work)
        counts = ", ".join(f"{name} {len(rows)}" for name, rows in tables.items())
        print(f"{counts}; {len(FAILED)} failures")
    return 1 if FAILED else 0


if __name__ == "__main__":
    sys.exit(main())
