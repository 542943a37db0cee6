"""Check the record of a newspaper, with nothing but Python. Prints what is wrong and ends with 1, or what it found.

    python verify.py https://paper.example                    every version ever published
    python verify.py https://paper.example --story KEY        and print the history of one story
    python verify.py https://paper.example --head 512 9f86d0  and that the record still holds a head noted earlier

Instead of an address, give a folder with chain/1.jsonl, chain/2.jsonl, … and heads.txt.
"""

import argparse
import collections
import hashlib
import json
import pathlib
import sys
import urllib.error
import urllib.request

HEADER = ("chain", "seq", "previous", "story", "number", "kind", "recorded_at", "commitment")


def read(place, name):
    if not place.startswith(("http://", "https://")):
        path = pathlib.Path(place, name)
        return path.read_text("utf-8") if path.exists() else ""
    try:
        return urllib.request.urlopen(f"{place.rstrip('/')}/record/{name}", timeout=60).read().decode("utf-8")  # noqa: S310
    except urllib.error.HTTPError as refusal:
        if refusal.code == 404:
            return ""
        raise


def check(versions, heads):
    """Yield every fault, as a sentence. `versions` are in their order, `heads` pairs of a number and a hash."""
    previous, hashes, empty, removed = "0" * 64, {}, {}, collections.defaultdict(set)
    for place, each in enumerate(versions, start=1):
        text = "newsroom-record/1\n" + "".join(f"{each[name]}\n" for name in HEADER)
        if each["seq"] != place or each["previous"] != previous:
            yield f"version {place} does not follow the one before it"
        if hashlib.sha256(text.encode()).hexdigest() != each["hash"]:
            yield f"version {place}: its header was altered"
        if each["payload"] is None:
            empty[place] = each["story"]
        elif hashlib.sha256(bytes.fromhex(each["salt"]) + each["payload"].encode()).hexdigest() != each["commitment"]:
            yield f"version {place}: its words were altered"
        elif each["kind"] in ("withdrawal", "removal"):
            removed[each["story"]].update(seq for seq in json.loads(each["payload"])["removes"] if seq < place)
        previous = hashes[place] = each["hash"]
    yield from (f"version {seq}: its words are gone, and no later version says why"
                for seq, story in empty.items() if seq not in removed[story])  # fmt: skip
    yield from (f"the record no longer holds head {seq} {start}"
                for seq, start in heads if not start or not hashes.get(seq, "").startswith(start))  # fmt: skip


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("place", help="address of the newspaper, or a folder with its files")
    parser.add_argument("--story", help="print the versions of the story with this key")
    parser.add_argument("--head", nargs=2, action="append", default=[], metavar=("NUMBER", "HASH"))
    asked = parser.parse_args(arguments)
    versions, number = [], 1
    while lines := read(asked.place, f"chain/{number}.jsonl").split("\n")[:-1]:
        versions += map(json.loads, lines)
        number += 1
    told = [line.split(" ") for line in read(asked.place, "heads.txt").split("\n")[:-1]]
    noted = [(seq, head) for _day, seq, head in told] + asked.head
    faults = list(check(versions, [(int(seq), head) for seq, head in noted]))
    for each in versions:
        if each["story"] == asked.story:
            print(each["number"], each["kind"], each["recorded_at"], "removed" if each["payload"] is None else "whole")
    print("\n".join(faults) or f"No fault in {len(versions)} versions. Head: {len(versions)} "
          f"{versions[-1]['hash'] if versions else '-'}")  # fmt: skip
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
