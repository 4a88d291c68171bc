#!/usr/bin/env python3
"""Writes N reports of about 580 words as text files, for benchmarks: reports.py RASOAT DIR N

Sentences of the sample corpus in random order with other figures, places and dates, so that words
and figures are spread as in reports and no two files are equal. The same N gives the same bytes.
"""
import json
import pathlib
import random
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).parents[2]
PROVINCES = ["Thái Nguyên", "Lạng Sơn", "Nghệ An", "Quảng Nam", "Đồng Tháp", "Cà Mau", "Hà Giang",
             "Bình Phước", "Kiên Giang", "Gia Lai", "Hưng Yên", "Phú Thọ", "Sơn La", "Hà Nam"]
WORDS = 580


def sentences(rasoat):
    out = subprocess.run([rasoat, "extract", ROOT / "corpus/documents"], capture_output=True,
                         check=True).stdout
    for line in out.splitlines():
        for paragraph in json.loads(line)["text"].split("\n\n"):
            if "\t" not in paragraph:
                yield from re.split(r"(?<=[.;:]) ", paragraph.replace("\n", " "))


def vary(sentence):
    """Another figure where it stands alone: those that belong together go on adding up."""
    numbers = list(re.finditer(r"\d+", sentence))
    if len(numbers) != 1 or len(numbers[0].group()) > 3:
        return sentence
    digits = len(numbers[0].group())
    figure = str(random.randrange(10 ** (digits - 1), 10 ** digits))
    return sentence[:numbers[0].start()] + figure + sentence[numbers[0].end():]


def report(number, pool):
    province = random.choice(PROVINCES)
    year = random.randrange(2015, 2026)
    lines = [f"Tỉnh ủy {province}: kết quả công tác kiểm tra, giám sát năm {year}, báo cáo {number}"]
    words = 0
    paragraph = []
    while words < WORDS:
        sentence = vary(random.choice(pool))
        words += sentence.count(" ") + 1
        paragraph.append(sentence)
        if len(paragraph) == 4:
            lines.append(" ".join(paragraph))
            paragraph = []
    lines.append(" ".join(paragraph))
    return "\n\n".join(lines) + "\n"


def main(rasoat, folder, count):
    random.seed(20261122)
    pool = sorted(set(sentences(rasoat)))
    for number in range(count):
        path = pathlib.Path(folder) / f"{number // 1000:03}" / f"{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(report(number, pool), encoding="utf-8")


main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
