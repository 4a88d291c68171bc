#!/usr/bin/env python3
"""How well copies are told: documents are made from real ones as newspapers make them.

usage: copies.py RASOAT [--shared FOLDER] [--documents N]

From each source four copies: the tail cut off, a paragraph added in front, another title and byline,
one figure changed. Different sources are no copies of each other. Precision and recall over pairs are
printed; the test fails below 0.95 and 0.9. Sources: corpus/documents, and the texts of FOLDER. With
--documents N, N generated documents are ingested too, and the peak of memory is printed.
"""
import argparse
import itertools
import json
import pathlib
import random
import re
import resource
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
BYLINE = "Theo Báo Nhân Dân điện tử, bài của phóng viên thường trú. Ảnh: TL.\n\n"
LEAD = ("Công tác kiểm tra, giám sát thời gian qua được cấp ủy các nơi quan tâm, có nhiều chuyển biến, "
        "theo ghi nhận của phóng viên tại địa phương trong tuần này.\n\n")


def texts(rasoat, shared):
    sources = sorted((ROOT / "corpus/documents").iterdir())
    if shared:
        sources += sorted(pathlib.Path(shared).glob("**/*.md")) + sorted(pathlib.Path(shared).glob("**/*.txt"))
    found = {}
    for source in sources:
        out = subprocess.run([rasoat, "extract", str(source)], stdout=subprocess.PIPE).stdout.decode()
        for line in out.splitlines():
            record = json.loads(line)
            if len(record.get("text", "").split()) >= 80:
                found[source.name] = record["text"]
    return found


def variants(text, rnd):
    paragraphs = text.split("\n\n")
    yield "cut", "\n\n".join(paragraphs[: max(2, len(paragraphs) * 17 // 20)])
    yield "added", LEAD + text
    yield "retitled", "TIN TRONG NGÀY\n\n" + BYLINE + "\n\n".join(paragraphs[1:])
    numbers = [m for m in re.finditer(r"\b\d{2,3}\b", text)]
    if numbers:
        chosen = rnd.choice(numbers)
        digits = chosen.group()
        other = digits[::-1] if digits != digits[::-1] else str(int(digits) + 9)
        yield "figure", text[: chosen.start()] + other + text[chosen.end():]


def generated(count, rnd):
    words = "kiểm tra giám sát tổ chức đảng viên chi bộ huyện xã năm tháng kết quả thực hiện nhiệm vụ".split()
    for number in range(count):
        body = " ".join(rnd.choice(words) + (f" {rnd.randrange(1, 999)}" if rnd.random() < 0.1 else "")
                        for _ in range(250))
        yield {"id": f"g{number}", "text": body}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("rasoat")
    parser.add_argument("--shared", default="")
    parser.add_argument("--documents", type=int, default=0)
    options = parser.parse_args()
    rasoat = str(pathlib.Path(options.rasoat).resolve())
    rnd = random.Random(11)
    sources = texts(rasoat, options.shared)
    wanted = {}
    with tempfile.TemporaryDirectory() as name:
        work = pathlib.Path(name)
        with open(work / "in.jsonl", "w") as file:
            for source, text in sources.items():
                wanted[source + "|original"] = source
                file.write(json.dumps({"id": source + "|original", "text": text}, ensure_ascii=False) + "\n")
                for kind, variant in variants(text, rnd):
                    wanted[f"{source}|{kind}"] = source
                    file.write(json.dumps({"id": f"{source}|{kind}", "text": variant}, ensure_ascii=False) + "\n")
            for record in generated(options.documents, rnd):
                file.write(json.dumps(record, ensure_ascii=False) + "\n")
        subprocess.run([rasoat, "ingest", "--from", "jsonl", "in.jsonl", "--db", "db"], cwd=work, check=True)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        subprocess.run([rasoat, "export", "--db", "db", "--to", "set", "--format", "jsonl",
                        "--table", "duplicates"], cwd=work, check=True)
        groups = {}
        for line in open(work / "set/duplicates.jsonl"):
            row = json.loads(line)
            groups.setdefault(row["group"], []).append(row)
        changed = [row for rows in groups.values() for row in rows
                   if row["document"].endswith("|figure") and row.get("differs")]
    told = {frozenset(pair) for rows in groups.values()
            for pair in itertools.combinations([row["document"] for row in rows], 2)}
    by_source = {}
    for document, source in wanted.items():
        by_source.setdefault(source, []).append(document)
    right = {frozenset(pair) for documents in by_source.values()
             for pair in itertools.combinations(documents, 2)}
    precision = len(told & right) / max(1, len(told))
    recall = len(told & right) / max(1, len(right))
    print(f"{len(sources)} sources, {len(wanted)} documents, {len(right)} pairs of copies, "
          f"{options.documents} others: precision {precision:.3f}, recall {recall:.3f}; "
          f"{len(changed)} changed figures shown; peak {peak} MiB")
    lost = {}
    for pair in right - told:
        for document in pair:
            kind = document.split("|")[-1]
            lost[kind] = lost.get(kind, 0) + 1
    if lost:
        print("lost pairs by kind:", lost)
    return 0 if precision >= 0.95 and recall >= 0.9 else 1


if __name__ == "__main__":
    sys.exit(main())
