"""An exported record as lines to tamper with, and the program that proves it, run apart from the product."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from plumbline.ledger import chain, export

Value = Any  # a line of the file: the header and entries are objects, everything else a list


@dataclass
class Proof:
    code: int
    lines: list[str]

    @property
    def faults(self) -> list[str]:
        return [line for line in self.lines if line.split(":")[0] in LEVELS]


LEVELS = ("payload", "entry", "chain", "head", "checkpoint", "file")


def exported(organization_id: UUID, *, payloads: bool = True) -> list[Value]:
    return [json.loads(line) for line in export.lines(organization_id, payloads=payloads)]


def written(values: Iterable[Value]) -> bytes:
    return b"".join(_line(value) + b"\n" for value in values)


def _line(value: Value) -> bytes:
    return chain.text(value) if isinstance(value, dict) and "action" in value else json.dumps(value).encode()


def proved(folder: Path, content: bytes, *words: str, python: str = sys.executable) -> Proof:
    """What the program says of the file: copied away, without the product and without any installed package."""
    program, file = folder / "verify_ledger.py", folder / "record.jsonl"
    program.write_bytes(export.VERIFIER.read_bytes())
    file.write_bytes(content)
    done = subprocess.run(
        [python, "-I", "-S", str(program), str(file), *words], cwd=folder, capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr, done.stderr
    return Proof(done.returncode, (done.stdout + done.stderr).splitlines())


def of_entry(values: list[Value], sequence: int) -> slice:
    """Where an entry's lines stand: the entry, its hash and its rows."""
    start = next(at for at, it in enumerate(values) if isinstance(it, dict) and it.get("sequence") == sequence)
    stop = start + 2
    while isinstance(values[stop], list) and values[stop][0] == "row":
        stop += 1
    return slice(start, stop)


def worked_out_again(values: list[Value]) -> list[Value]:
    """Every digest, commitment, hash and link as somebody would make them who may write everything but sign nothing."""
    organization, previous, at = values[0]["organization"], chain.NOTHING.hex(), 1
    values = [list(it) if isinstance(it, list) else dict(it) for it in values]
    while at < len(values):
        if isinstance(values[at], dict):
            mine = of_entry(values, values[at]["sequence"])
            rows = values[mine][2:]
            for row in rows:
                row[4] = chain.digest(bytes.fromhex(row[5]), organization, row[2], row[3], row[6]).hex()
            commitment = chain.root([bytes.fromhex(row[4]) for row in rows]).hex()
            values[at] |= {"previous": previous, "commitment": commitment, "rows": len(rows)}
            previous = chain.leaf(chain.text(values[at])).hex()
            values[at + 1][1] = previous
        at += 1
    return [*values[:-1], ended(values[:-1])]


def ended(values: list[Value]) -> Value:
    """The last line that fits."""
    entries = [at for at, it in enumerate(values) if isinstance(it, dict) and "action" in it]
    return ["end", values[entries[-1]]["sequence"], values[entries[-1] + 1][1]] if entries else ["end", 0, "0" * 64]


Change = Callable[[list[Value]], list[Value] | None]
