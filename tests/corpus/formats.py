"""The corpus as DOCX, PDF and scan gives what it gives as text.

For every document of the corpus its blocks and tables are set as a page; LibreOffice makes DOCX and
PDF of it, pdftoppm and ImageMagick a scan. DOCX and PDF must give the same mentions and checks; of a
scan at least 95 in 100 of the numbers must be read, over all documents.

Usage: formats.py RASOAT CORPUS WORK [docx|pdf|scan]...
"""

import collections
import html
import json
import pathlib
import re
import shutil
import subprocess
import sys

LEAST_NUMBERS = 0.95
STYLE = "body{font-family:'Liberation Serif';font-size:13pt} table{border-collapse:collapse}"


def extract(rasoat, paths):
    run = subprocess.run([rasoat, "extract", *map(str, paths)], capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(f"rasoat extract: status {run.returncode}\n{run.stderr}")
    return [json.loads(line) for line in run.stdout.splitlines()]


def table_html(table):
    rows = collections.defaultdict(list)
    for cell in table["cells"]:
        spans = "".join(f' {k}="{cell[k]}"' for k in ("rowspan", "colspan") if k in cell)
        rows[cell["row"]].append(f"<td{spans}>{html.escape(cell['text'])}</td>")
    body = "".join("<tr>" + "".join(rows[r]) + "</tr>" for r in range(table["rows"]))
    return f'<table border="1" cellpadding="4">{body}</table>'


def page_html(record):
    tables = {t["cells"][0]["start"]: t for t in record["tables"]}
    parts = []
    for block in record["blocks"]:
        if block["start"] in tables and block["kind"] == "table_cell":
            parts.append(table_html(tables[block["start"]]))
        elif block["kind"] != "table_cell":
            text = html.escape(record["text"][block["start"]:block["end"]])
            tag = "b" if block["kind"] in ("title", "heading") else "span"
            parts.append(f"<p><{tag}>{text}</{tag}></p>")
    return f'<html lang="vi"><meta charset="utf-8"><style>{STYLE}</style><body>{"".join(parts)}</body></html>'


def office(to, filters, pages, out):
    profile = out / "profile"
    subprocess.run(["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--infilter=HTML (StarWriter)",
                    "--convert-to", filters, "--outdir", str(out), *map(str, pages)],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return [out / f"{page.stem}.{to}" for page in pages]


def scan(pdf, out):
    """Pages at 300 dpi with a slight slant, grain and grey paper, as one TIFF."""
    subprocess.run(["pdftoppm", "-r", "300", "-gray", str(pdf), str(out / pdf.stem)], check=True)
    pictures = sorted(out.glob(pdf.stem + "-*.pgm"))
    scanned = out / (pdf.stem + ".tif")
    subprocess.run(["convert", *map(str, pictures), "-background", "white", "-rotate", "0.6", "+repage", "-seed", "7",
                    "-attenuate", "0.25", "+noise", "Gaussian", "-density", "300", "-compress", "lzw", str(scanned)],
                   check=True)
    for picture in pictures:
        picture.unlink()
    return scanned


def facts(record):
    """What was found, without the places."""
    mentions = collections.Counter((m["type"], re.sub(r"\s+", " ", m["quote"])) for m in record["mentions"])
    checks = collections.Counter((c["rule"], c["verdict"], c.get("written", "")) for c in record["checks"])
    return mentions + checks


def numbers(record):
    return collections.Counter(re.findall(r"\d+(?:[.,/]\d+)*", record["text"]))


def compare(name, truth, records):
    wrong = 0
    for expected, got in zip(truth, records):
        missing = facts(expected) - facts(got)
        extra = facts(got) - facts(expected)
        if not missing and not extra:
            continue
        wrong += 1
        print(f"{name}: {got['source']['path']}")
        for sign, items in (("-", missing), ("+", extra)):
            for item in sorted(items)[:6]:
                print("   ", sign, *item)
    print(f"{name}: {len(truth) - wrong} of {len(truth)} documents give the same")
    return wrong == 0


def count_numbers(truth, records):
    stated = read = 0
    for expected, got in zip(truth, records):
        wanted = numbers(expected)
        stated += wanted.total()
        read += (wanted & numbers(got)).total()
    share = read / stated
    print(f"scan: {read} of {stated} numbers, {share:.2%}")
    return share >= LEAST_NUMBERS


def main(rasoat, corpus, work, kinds):
    out = pathlib.Path(work)
    shutil.rmtree(out, ignore_errors=True)
    out.mkdir(parents=True)
    records = extract(rasoat, sorted(p for p in pathlib.Path(corpus).iterdir() if p.is_file()))
    pages = []
    for i, record in enumerate(records):
        page = out / f"{i:02}.html"
        page.write_text(page_html(record), encoding="utf-8")
        pages.append(page)
    # The page itself is the truth: what HTML marks beside the text is no matter here.
    truth = extract(rasoat, office("docx", "docx:MS Word 2007 XML", pages, out))
    good = True
    if "pdf" in kinds or "scan" in kinds:
        pdfs = office("pdf", "pdf:writer_web_pdf_Export", pages, out)
    if "docx" in kinds:
        good &= compare("docx", records, truth)
    if "pdf" in kinds:
        good &= compare("pdf", truth, extract(rasoat, pdfs))
    if "scan" in kinds:
        good &= count_numbers(truth, extract(rasoat, [scan(pdf, out) for pdf in pdfs]))
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:4], sys.argv[4:] or ["docx", "pdf", "scan"]))
