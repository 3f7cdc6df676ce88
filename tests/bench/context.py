"""What a bar is given to work with, and where it says what it found."""

from dataclasses import dataclass, field

from bench.rounds import Line

SMALL = {"1k": "small", "10k": "twice", "100k": "twice"}


@dataclass
class Bench:
    """`fast`: small organizations and few rounds, to see that everything works; its ratios prove nothing."""

    fast: bool = False
    lines: list[Line] = field(default_factory=list)
    equalities: list[str] = field(default_factory=list)
    grown: dict[str, dict[str, float]] = field(default_factory=dict)  # milliseconds of each request, by size

    @property
    def rounds(self) -> int:
        return 2 if self.fast else 9

    def names(self, *sizes: str) -> list[str]:
        """The sizes to measure in; a fast run knows two."""
        return list(dict.fromkeys(SMALL[name] if self.fast else name for name in sizes))

    def add(self, line: Line) -> None:
        self.lines.append(line)
        print(f"  {line.bar}  {line.work}: {line.ours}, {line.beside}: {line.ratio:.3g} ({line.verdict})", flush=True)

    def agreed(self, words: str) -> None:
        self.equalities.append(words)
        print(f"  =  {words}", flush=True)
