#!/usr/bin/python3
"""The seed articles, put into two page templates, give the mentions and checks of their text.

    seeds_as_pages.py FOLDER RASOAT

Exits 77 (skipped) without the seeds. What a page states as metadata (its date line) is no mention of
the page, so it is taken out of the text's as well; so is the headline, which the text has as a line.
"""
import html
import json
import pathlib
import subprocess
import sys
import tempfile

MENU = "".join(f'<li><a href="/muc-{i}">Chuyên mục số {i}</a></li>' for i in range(30))
RELATED = "".join(
    f'<li><a href="/tin-{i}.html">Tin khác thứ {i} của trang, có {i + 2} chi bộ tham gia</a></li>'
    for i in range(8))

NEWSPAPER = """<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{title} - Báo Mẫu</title>
<meta property="og:site_name" content="Báo Mẫu"><meta property="og:type" content="article">
<meta property="og:title" content="{title}"></head><body>
<header class="site-header"><a href="/">Báo Mẫu</a><nav><ul>{menu}</ul></nav></header>
<main><article class="detail"><h1 class="detail-title">{title}</h1><div class="share">Chia sẻ</div>
<div class="detail-content">{paragraphs}</div>
<div class="tags">Từ khóa: <a href="/t/1">kiểm tra</a></div></article>
<aside><h3>Đọc nhiều</h3><ul>{related}</ul></aside></main>
<footer><p>Báo Mẫu. Giấy phép số 12/GP. Điện thoại: 024 3123 456</p></footer></body></html>"""

PORTAL = """<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<title>Cổng thông tin điện tử tỉnh Mẫu</title></head><body><form action="/"><table width="100%"><tr>
<td colspan="2"><table><tr><td><ul>{menu}</ul></td></tr></table></td></tr><tr>
<td width="20%"><b>Liên kết website</b><br><a href="/lk">Trang liên kết</a><br>Lượt truy cập: 1.234.567</td>
<td><table><tr><td class="tieude"><h3>{title}</h3></td></tr><tr><td>{paragraphs}</td></tr>
<tr><td><b>Các tin khác</b><ul>{related}</ul></td></tr></table></td></tr>
<tr><td colspan="2">Bản quyền thuộc về tỉnh Mẫu. ĐT: 0251 3123 456</td></tr></table></form></body></html>"""


def extract(rasoat, path):
    run = subprocess.run([rasoat, "extract", str(path)], stdout=subprocess.PIPE, check=True)
    return json.loads(run.stdout)


def facts(record, left_out):
    """Mentions and checks by what they say, without those of the lines that a page has as metadata."""
    def inside(item):
        return any(start <= item["start"] < end for start, end in left_out)
    mentions = sorted((m["type"], m["quote"]) for m in record["mentions"] if not inside(m))
    checks = sorted((c["rule"], c["verdict"], c["evidence"].replace("\n", " ")) for c in record["checks"])
    return mentions, checks


def spans_of_metadata(text_record, page_record):
    """The blocks of the text that the page does not have as text."""
    page = page_record["text"]
    for block in text_record["blocks"]:
        quote = text_record["text"][block["start"]:block["end"]]
        if quote not in page and len(quote) < 120:
            yield block["start"], block["end"]


def main():
    folder, rasoat = pathlib.Path(sys.argv[1]), sys.argv[2]
    seeds = sorted(folder.glob("*.txt"))
    if not seeds:
        print(f"skipped: no seeds in {folder}")
        return 77
    faults = []
    with tempfile.TemporaryDirectory() as scratch:
        for seed in seeds:
            text_record = extract(rasoat, seed)
            title, *lines = [
                text_record["text"][b["start"]:b["end"]] for b in text_record["blocks"]]
            paragraphs = "\n".join(f"<p>{html.escape(line)}</p>" for line in lines)
            for name, template in (("newspaper", NEWSPAPER), ("portal", PORTAL)):
                page = pathlib.Path(scratch) / f"{seed.stem}-{name}.html"
                page.write_text(template.format(title=html.escape(title), paragraphs=paragraphs,
                                                menu=MENU, related=RELATED), encoding="utf-8")
                record = extract(rasoat, page)
                lost = list(spans_of_metadata(text_record, record))
                wanted, got = facts(text_record, lost), facts(record, [])
                for kind, a, b in zip(("mentions", "checks"), wanted, got):
                    if a != b:
                        missing = [x for x in a if x not in b]
                        extra = [x for x in b if x not in a]
                        faults.append(f"{page.name}: {kind} missing {missing[:5]}, extra {extra[:5]}")
                print(f"{page.name}: {len(got[0])} mentions, {len(got[1])} checks, "
                      f"{len(lost)} lines as metadata or tools")
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
