#!/usr/bin/env python3
"""kill -9 at random moments of an ingest: kills.py RASOAT [KILLS]

Generated reports, some of them damaged, are ingested again and again; each run is killed at a random
moment. After every kill the database is opened without repair, and nothing that an earlier run had
committed may be missing. Half-way files change, go away and come. In the end an ingest that is left
alone must give what an undisturbed one gives: the same documents, versions, failures and the same
index, term by term.
"""
import json
import pathlib
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

REPORTS = 400
ROOT = pathlib.Path(__file__).parents[2]


def run(*command):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True)


def make_reports(rasoat, folder):
    subprocess.run([sys.executable, ROOT / "tests/bench/reports.py", rasoat, folder, str(REPORTS)],
                   check=True)
    for number in range(0, REPORTS, 20):
        (folder / f"hỏng-{number}.bin").write_bytes(bytes(64 + number))


def change_reports(folder, round):
    """Gives the files that are not what they were."""
    files = sorted(folder.rglob("*.txt"))
    for path in files[:40]:
        path.write_text(path.read_text() + f"Kỷ luật {round} đảng viên.\n")
    gone = files[40:44]
    for path in gone:
        path.unlink()
    for number in range(10):
        (folder / f"mới-{round}-{number}.txt").write_text(f"Huyện {number} có {round} chi bộ.\n")
    return {str(path) for path in files[:44]}


def documents(store):
    with sqlite3.connect(f"file:{store}?mode=ro", uri=True) as connection:
        return dict(connection.execute("SELECT path, sha256 FROM version WHERE latest = 1"))


def contents(database, rasoat):
    """All that must be equal: the store but for times, and every term of the index."""
    with sqlite3.connect(f"file:{database / 'store.sqlite'}?mode=ro", uri=True) as connection:
        store = [sorted(connection.execute(query)) for query in (
            "SELECT document, sha256, title, published, record FROM version WHERE latest = 1",
            "SELECT address, sha256, state, error FROM input",
            "SELECT document, f.number, type, value, unit, quote FROM figure f"
            " JOIN version ON key = version WHERE latest = 1",
            "SELECT document, c.number, rule, c.verdict FROM check_result c"
            " JOIN version ON key = version WHERE latest = 1",
            "SELECT * FROM left_behind")]
    index = []
    for query in ("kiểm", "giám sát", "đảng viên >5", "năm:2010..2030", "kiểm:không-khớp", "-zzz"):
        found = run(rasoat, "search", "--db", database, "--json", "--limit", "1000", "--", query)
        results = json.loads(found.stdout)
        index.append((results["total"], sorted(hit["id"] for hit in results["results"])))
    terms = run("xapian-delve", "-a", "-v", database / "index").stdout
    return store, index, sorted(terms.splitlines())


def ingest(rasoat, database, folder):
    return [str(part) for part in (rasoat, "ingest", "--db", database, "--prune",
                                   "--commit-every", "0.02", folder)]


def main():
    rasoat, kills = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 200
    random.seed(7)
    scratch = pathlib.Path(tempfile.mkdtemp())
    folder, database = scratch / "báo cáo", scratch / "kho"
    folder.mkdir()
    make_reports(rasoat, folder)
    killed = rounds = committed = 0
    known, changed = {}, set()
    while killed < kills:
        process = subprocess.Popen(ingest(rasoat, database, folder), stderr=subprocess.DEVNULL)
        time.sleep(random.uniform(0.01, 0.4))
        done = process.poll() is not None
        process.send_signal(signal.SIGKILL)
        process.wait()
        killed += not done
        if not (database / "store.sqlite").exists():
            continue
        info = run(rasoat, "info", "--db", database)
        if info.returncode != 0 and known:
            sys.exit(f"kill {killed}: {info.stderr}")
        now = documents(database / "store.sqlite") if info.returncode == 0 else {}
        lost = [path for path, hash in known.items()
                if path not in changed and now.get(path) != hash]
        if lost:
            sys.exit(f"kill {killed}: {len(lost)} committed documents are lost")
        committed += not done and len(now) > len(known)
        known = now
        if done:  # nothing is left to kill: other files, or all from the beginning
            rounds += 1
            changed |= change_reports(folder, rounds)
            if rounds % 2 == 0:
                shutil.rmtree(database)
                known = {}
    last = run(*ingest(rasoat, database, folder))
    if last.returncode != 2:  # the damaged files
        sys.exit(f"the last ingest: status {last.returncode}, {last.stderr}")
    undisturbed = scratch / "kho-gốc"
    run(*ingest(rasoat, undisturbed, folder))
    checked = run("xapian-check", database / "index")
    if checked.returncode != 0:
        sys.exit(checked.stdout + checked.stderr)
    for name, one, other in zip(("store", "search", "terms"), contents(database, rasoat),
                                contents(undisturbed, rasoat)):
        for left, right in zip(one, other):
            if left != right:
                odd = [row for row in left if row not in right] if isinstance(left, list) else left
                sys.exit(f"the {name} differs from that of an undisturbed run: {str(odd)[:500]}")
    shutil.rmtree(scratch)
    print(f"{killed} kills in {rounds} rounds, {committed} of them behind a commit: nothing lost, "
          f"nothing repaired, the end as undisturbed\n{last.stderr.strip()}")


main()
