"""Parts of a graph in which every node can be reached from every other: only within one of them can there be a circle."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence


def in_circles(nodes: Iterable[str], after: Callable[[str], Sequence[str]]) -> dict[str, int]:
    """The nodes that lie on a circle of at least two, each with the number of its part; `after` tells what follows one.

    Tarjan's algorithm, without recursion: every node and every step is looked at once.
    """
    parts: dict[str, int] = {}
    for number, part in enumerate(_parts(nodes, after)):
        if len(part) > 1:
            parts.update(dict.fromkeys(part, number))
    return parts


def _parts(nodes: Iterable[str], after: Callable[[str], Sequence[str]]) -> Iterator[list[str]]:
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    open_: dict[str, None] = {}
    for root in nodes:
        if root in index:
            continue
        index[root] = low[root] = len(index)
        open_[root] = None
        walk = [(root, iter(after(root)))]
        while walk:
            node, rest = walk[-1]
            for other in rest:
                if other not in index:
                    index[other] = low[other] = len(index)
                    open_[other] = None
                    walk.append((other, iter(after(other))))
                    break
                if other in open_:
                    low[node] = min(low[node], index[other])
            else:
                walk.pop()
                if walk:
                    low[walk[-1][0]] = min(low[walk[-1][0]], low[node])
                if low[node] == index[node]:
                    yield _closed(open_, node)


def _closed(open_: dict[str, None], node: str) -> list[str]:
    """Takes a part out of the open nodes: everything that was opened since its first node."""
    part: list[str] = []
    while not part or part[-1] != node:
        part.append(open_.popitem()[0])
    return part
