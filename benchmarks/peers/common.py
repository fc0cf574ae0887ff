"""What all adapters share: the space, the clock, and the loop that answers JSON lines. The protocol is in README.md."""

import importlib.metadata
import json
import math
import os
import platform
import sys
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Parameter:
    """One parameter of a space: integers or reals from low to high, or a choice of strings."""

    name: str
    low: float = 0
    high: float = 0
    integer: bool = False
    log: bool = False
    values: tuple = ()

    def at(self, u):
        """The value at u in [0, 1) on the parameter's scale, rounded to the nearest allowed one."""
        if self.values:
            return self.values[int(u * len(self.values))]
        if self.log:
            x = math.exp(math.log(self.low) + u * (math.log(self.high) - math.log(self.low)))
        else:
            x = self.low + u * (self.high - self.low)
        return self.value(math.floor(x + 0.5) if self.integer else x)

    def value(self, x):
        """x as JSON wants it: a plain int, float or str, within the bounds that rounding may have left."""
        if self.values:
            return str(x)
        x = min(max(x, self.low), self.high)
        return math.floor(x + 0.5) if self.integer else float(x)


def parse_space(document):
    """The parameters of a space.json; ValueError for what the adapters cannot do."""
    unknown = set(document) - {"goal", "parameters"}
    if unknown:
        raise ValueError(f"the space has {sorted(unknown)}: the adapters know goal and parameters only")
    if document.get("goal", "minimize") != "minimize":
        raise ValueError(f"the goal is {document['goal']!r}: tell negated values and leave it at minimize")
    if not document.get("parameters"):
        raise ValueError("the space has no parameters: give at least one")
    return [_parameter(p) for p in document["parameters"]]


def _parameter(p):
    kind, name = p["type"], p["name"]
    if kind == "limit":
        return Parameter(name, 1, p["high"], integer=True, log=True)
    if kind in ("int", "real"):
        return Parameter(name, p["low"], p["high"], integer=kind == "int", log=p.get("scale") == "log")
    if kind == "choice":
        return Parameter(name, values=tuple(p["values"]))
    raise ValueError(f"parameter {name!r} has type {kind!r}: it must be limit, int, real or choice")


class Peer:
    """One study of one tool. A subclass says what it is and how it asks, tells and recommends."""

    name = ""
    package = ""

    def __init__(self, space, seed, budget):
        self.space, self.seed, self.budget = space, seed, budget
        self.told = []

    def start(self):
        """Makes the tool's own objects; not timed."""

    def ask(self):
        """The tool's next point, by name, and what the tool needs with its value (None for nothing)."""
        raise NotImplementedError

    def tell(self, handle, params, value):
        """Hands a value to the tool. self.told has it already."""

    def recommend(self):
        """The best observed, the first of equals; tools that report a pick of their own override this."""
        if not self.told:
            raise ValueError("nothing has been told: tell at least one value before recommend")
        return min(self.told, key=lambda told: told[1])[0]

    def plain(self, params):
        """Params with plain Python values, in the order of the space."""
        missing = [p.name for p in self.space if p.name not in params]
        if missing:
            raise ValueError(f"the point lacks {missing}: give every parameter a value")
        return {p.name: p.value(params[p.name]) for p in self.space}


def _timed(call):
    cpu, wall = time.process_time(), time.perf_counter()
    result = call()
    return result, {"cpuSeconds": time.process_time() - cpu, "seconds": time.perf_counter() - wall}


def _version(package):
    return platform.python_version() if package == "python" else importlib.metadata.version(package)


class _Session:
    def __init__(self, peer_class):
        self.peer_class = peer_class
        self.study = None
        self.open = []

    def answer(self, request):
        op = request.get("op") if isinstance(request, dict) else None
        if op == "about":
            peer = self.peer_class
            return {"peer": peer.name, "package": peer.package, "version": _version(peer.package),
                    "python": platform.python_version()}
        if op == "start":
            self.study = None
            study = self.peer_class(parse_space(request["space"]), int(request["seed"]), int(request["budget"]))
            study.start()
            self.study, self.open = study, []
            return {"ok": True}
        if op in ("ask", "tell", "recommend"):
            if self.study is None:
                raise ValueError(f"{op} without a study: send start first")
            return getattr(self, "_" + op)(request)
        raise ValueError(f"'op' is {op!r}: it must be about, start, ask, tell, recommend or quit")

    def _ask(self, _):
        (params, handle), spent = _timed(self.study.ask)
        params = self.study.plain(params)
        self.open.append((params, handle))
        return {"params": params, **spent}

    def _tell(self, request):
        params, value = self.study.plain(request["params"]), float(request["value"])
        if not math.isfinite(value):
            raise ValueError(f"the value is {value}: it must be finite")
        index = next((i for i, asked in enumerate(self.open) if asked[0] == params), None)
        if index is None:
            raise ValueError(f"{params} is not open: tell what was asked for, each once")
        _, handle = self.open.pop(index)
        self.study.told.append((params, value))
        _, spent = _timed(lambda: self.study.tell(handle, params, value))
        return {"ok": True, **spent}

    def _recommend(self, _):
        return {"params": self.study.plain(self.study.recommend())}


def serve(peer_class):
    """Answers requests until quit or the end of the input. What the tools print goes to stderr."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    session = _Session(peer_class)
    for line in sys.stdin.buffer:
        if not line.strip():
            continue
        try:
            request = json.loads(line)
            if isinstance(request, dict) and request.get("op") == "quit":
                break
            answer = session.answer(request)
        except Exception as e:  # a study that fails must not take the process with it
            answer = {"error": f"{type(e).__name__}: {e}"}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()
