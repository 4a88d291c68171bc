#!/usr/bin/env python3
"""How many slips the checker notices: mutation.py RASOAT CASES.jsonl... [--recall R] [--alarms N]

Takes every relation that the annotated texts (corpus/README.md) say to hold, writes one of its
figures wrongly in the ways people do, and counts how often `rasoat extract` then finds it
inconsistent (or, of a percent cut off instead of rounded, calls it rounding). A slip that exact
fractions still find consistent is left out: nobody could notice it. The unchanged texts are run,
too: every finding that the annotation does not have is a false alarm.

Prints recall by rule and slip. Exits 1 where the recall of all is below R, or there are more than N
false alarms.
"""
import argparse
import collections
import json
import re
import subprocess
import sys
from fractions import Fraction

SCALES = {"nghìn": 3, "ngàn": 3, "triệu": 6, "trđ": 6, "tỷ": 9, "tỉ": 9}
NUMBER = re.compile(r"\d[\d.,]*\d|\d")
CHUNK = 500


class Written:
    """A number as the text has it: digits, decimals, scale word."""

    def __init__(self, match, text):
        self.start, self.end = match.span()
        self.text = match.group()
        whole, comma, decimals = self.text.partition(",")
        if "." in decimals or (comma and len(decimals) > 2):
            raise ValueError(self.text)
        self.whole = whole.replace(".", "")
        self.decimals = decimals
        behind = re.match(r"\s*(\w+)", text[self.end:])
        self.power = SCALES.get(behind.group(1), 0) if behind else 0

    @property
    def value(self):
        return Fraction(int(self.whole + self.decimals), 10 ** len(self.decimals)) * 10 ** self.power

    @property
    def unit(self):
        """One unit of the last written digit, of a figure with decimals or a scale word."""
        return Fraction(10 ** self.power, 10 ** len(self.decimals))

    def with_digits(self, digits):
        """The same notation with other digits, decimals kept."""
        whole = digits[: len(digits) - len(self.decimals)] or "0"
        decimals = digits[len(whole):] if self.decimals else ""
        grouped = f"{int(whole):,}".replace(",", ".") if "." in self.text else whole
        return grouped + ("," + decimals if decimals else "")


def numbers_in(text, start, end):
    found = []
    for match in NUMBER.finditer(text, start, end):
        try:
            found.append(Written(match, text))
        except ValueError:
            pass
    return found


def place_of(text, evidence, value):
    """The one number of the evidence with that value; None where there are several."""
    start = text.find(evidence)
    if start < 0:
        return None
    same = [n for n in numbers_in(text, start, start + len(evidence)) if n.value == value]
    return same[0] if len(same) == 1 else None


# Slips on one figure: each gives other digits, or None.

def swapped(digits):
    for i in range(len(digits) - 1, 0, -1):
        if digits[i] != digits[i - 1] and not (i == 1 and digits[i] == "0"):
            return digits[: i - 1] + digits[i] + digits[i - 1] + digits[i + 1:]
    return None


def doubled(digits):
    return digits[0] + digits


def dropped(digits):
    return digits[:-1] if len(digits) > 1 else None


def confused(digits):
    like = {"1": "7", "7": "1", "3": "8", "8": "3", "5": "6", "6": "5", "0": "8", "9": "4", "4": "9", "2": "7"}
    return digits[:-1] + like[digits[-1]]


DIGIT_SLIPS = {"swapped digits": swapped, "doubled digit": doubled, "dropped digit": dropped, "look-alike digit": confused}


def operands_of(check):
    """(name, value) of every figure that stands in the text."""
    rule = check["rule"]
    names = {
        "ratio-percent": ["numerator", "denominator", "percent"],
        "part-whole": ["total"],
        "change": ["before", "after", "percent", "amount"],
    }.get(rule, [])
    operands = [(name, check[name]) for name in names if check.get(name) is not None]
    for name in ("parts", "shares"):
        operands += [(f"{name}[{i}]", value) for i, value in enumerate(check.get(name, []))]
    return [(name, Fraction(str(value))) for name, value in operands]


def verdict(rule, values, unit):
    """By the definitions of the annotation, in exact fractions. `unit` is that of the stated figure."""
    def stated(truth, said):
        off = abs(truth - said)
        return "consistent" if off <= unit / 2 else "rounding" if off < unit else "inconsistent"

    if rule == "ratio-percent":
        if values["denominator"] == 0:
            return None
        return stated(100 * values["numerator"] / values["denominator"], values["percent"])
    if rule == "part-whole":
        off = abs(sum(v for n, v in values.items() if n.startswith("parts")) - values["total"])
        return "consistent" if off == 0 else "rounding" if unit > 1 and off < unit else "inconsistent"
    if rule == "share-sum":
        shares = list(values.values())
        off = abs(sum(shares) - 100)
        return "consistent" if off <= unit else "rounding" if off <= unit * len(shares) / 2 else "inconsistent"
    difference = abs(values["after"] - values["before"])
    if "amount" in values:
        return "consistent" if difference == values["amount"] else "inconsistent"
    if values["before"] == 0:
        return None
    if values["before"] < 100 and stated(difference, values["percent"]) != "inconsistent":
        return "consistent"  # percent points
    return stated(100 * difference / values["before"], values["percent"])


class Mutant:
    def __init__(self, case, check, slip, text, place, want):
        self.case, self.check, self.slip, self.text, self.place, self.want = case, check, slip, text, place, want


def unit_of(check, text, operands):
    name = {"ratio-percent": "percent", "part-whole": "total", "share-sum": "shares[0]"}.get(
        check["rule"], "percent" if "percent" in check else "amount")
    place = place_of(text, check["evidence"], dict(operands)[name])
    return place.unit if place else None


def mutants_of(case):
    text = case["text"]
    for check in case["checks"]:
        if check["verdict"] != "consistent" or check["rule"] not in ("ratio-percent", "part-whole", "share-sum", "change"):
            continue
        operands = operands_of(check)
        unit = unit_of(check, text, operands)
        if unit is None:
            continue
        for name, value in operands:
            place = place_of(text, check["evidence"], value)
            if place is None:
                continue
            for slip, make in slips_for(check, name, place, operands, text):
                if make is None or make == place.text:
                    continue
                other = Written(NUMBER.fullmatch(make), make)
                other.power = place.power
                values = dict(operands)
                values[name] = other.value
                want = verdict(check["rule"], values, unit)
                if want in (None, "consistent") or (want == "rounding") != (slip == "truncated percent"):
                    continue
                changed = text[: place.start] + make + text[place.end:]
                yield Mutant(case, check, slip, changed, (place.start, place.start + len(make)), want)


def slips_for(check, name, place, operands, text):
    digits = place.whole + place.decimals
    for slip, make in DIGIT_SLIPS.items():
        other = make(digits)
        if other and not (len(other) > 1 and other[0] == "0" and not place.decimals):
            yield slip, place.with_digits(other)
    values = dict(operands)
    if name == "percent" and check["rule"] == "ratio-percent" and place.decimals:
        # The percent over another number of the sentence, and the percent cut off.
        scale = 10 ** len(place.decimals)
        truth = 100 * values["numerator"] / values["denominator"]
        yield "truncated percent", place.with_digits(str(int(truth * scale)).zfill(len(place.decimals) + 1))
        for other in numbers_in(text, 0, len(text)):
            if other.value > values["numerator"] and other.value != values["denominator"] and other.power == 0:
                wrong = round(100 * values["numerator"] / other.value * scale)
                yield "wrong base", place.with_digits(str(wrong).zfill(len(place.decimals) + 1))
                break
    if name == "total" and check["rule"] == "part-whole":
        # The total before the last part was added; last year's total.
        parts = [v for n, v in operands if n.startswith("parts")]
        stale = (values["total"] - parts[-1]) / place.unit
        if stale.denominator == 1 and stale > 0:
            yield "stale total", place.with_digits(str(stale.numerator).zfill(len(place.decimals) + 1))
    if name.startswith(("parts", "shares")) and not name.endswith("[0]"):
        # The figure of the row above.
        above = values[f"{name[:name.index('[')]}[{int(name[name.index('[') + 1:-1]) - 1}]"]
        row = above / place.unit
        if row.denominator == 1:
            yield "shifted row", place.with_digits(str(row.numerator).zfill(len(place.decimals) + 1))


def run(rasoat, texts):
    """Records of (id, title, published, text), in order."""
    records = []
    for start in range(0, len(texts), CHUNK):
        lines = "".join(json.dumps(t, ensure_ascii=False) + "\n" for t in texts[start:start + CHUNK])
        done = subprocess.run([rasoat, "extract", "--from", "jsonl", "-"], input=lines.encode(), stdout=subprocess.PIPE, check=True)
        records += [json.loads(line) for line in done.stdout.decode().splitlines()]
    return records


def noticed(mutant, record):
    """A finding of the right kind that covers the changed figure."""
    start, end = mutant.place
    return any(c["verdict"] == mutant.want and c["start"] < end and start < c["end"] for c in record["checks"])


def figures(check):
    fields = ("numerator", "denominator", "percent", "total", "parts", "part", "shares", "before", "after", "amount", "stated", "found", "values")
    flat = []
    for field in fields:
        value = check.get(field)
        flat += value if isinstance(value, list) else [] if value is None else [value]
    return check["rule"], tuple(sorted(map(float, flat)))


def false_alarms(cases, records):
    alarms = []
    for case, record in zip(cases, records):
        known = collections.Counter(figures(c) for c in case["checks"] if c["verdict"] == "inconsistent")
        for check in record["checks"]:
            if check["verdict"] != "inconsistent":
                continue
            if known[figures(check)] > 0:
                known[figures(check)] -= 1
            else:
                alarms.append((case["id"], check["message"]["vi"]))
    return alarms


def print_table(hits, tries):
    rules = sorted({rule for rule, _ in tries})
    slips = sorted({slip for _, slip in tries})
    print(f"{'slip':20}" + "".join(f"{rule:>18}" for rule in rules) + f"{'all':>18}")
    for slip in slips + ["all"]:
        row = f"{slip:20}"
        for rule in rules + ["all"]:
            keys = [k for k in tries if (rule in (k[0], "all")) and (slip in (k[1], "all"))]
            n, h = sum(tries[k] for k in keys), sum(hits[k] for k in keys)
            row += f"{f'{h}/{n} {h / n:.2f}' if n else '-':>18}"
        print(row)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rasoat")
    parser.add_argument("cases", nargs="+")
    parser.add_argument("--recall", type=float, default=0)
    parser.add_argument("--alarms", type=int, default=10**9)
    parser.add_argument("--show", type=int, default=0, help="print so many slips that were overlooked")
    options = parser.parse_args()
    cases = [json.loads(line) for name in options.cases for line in open(name, encoding="utf-8") if line.strip()]
    given = [{k: case.get(k) for k in ("id", "title", "published", "text")} for case in cases]
    alarms = false_alarms(cases, run(options.rasoat, given))
    mutants = [mutant for case in cases for mutant in mutants_of(case)]
    texts = [{"id": str(i), "published": m.case.get("published"), "text": m.text} for i, m in enumerate(mutants)]
    hits, tries = collections.Counter(), collections.Counter()
    overlooked = []
    for mutant, record in zip(mutants, run(options.rasoat, texts)):
        key = mutant.check["rule"], mutant.slip
        tries[key] += 1
        if noticed(mutant, record):
            hits[key] += 1
        else:
            overlooked.append(mutant)
    print_table(hits, tries)
    recall = sum(hits.values()) / max(1, sum(tries.values()))
    print(f"recall {recall:.3f} of {sum(tries.values())} slips; {len(alarms)} false alarms in {len(cases)} unchanged texts")
    for case, message in alarms:
        print(f"  false alarm {case}: {message}")
    step = max(1, len(overlooked) // max(1, options.show))
    for mutant in overlooked[::step][: options.show]:
        start, end = mutant.place
        print(f"  overlooked {mutant.case['id']} {mutant.check['rule']}, {mutant.slip}: "
              f"…{mutant.text[max(0, start - 70):start]}[{mutant.text[start:end]}]{mutant.text[end:end + 50]}…".replace("\n", " / "))
    sys.exit(1 if recall < options.recall or len(alarms) > options.alarms else 0)


if __name__ == "__main__":
    main()
