"""Reads crates/sim's api.model files: the notation is in crates/sim/src/model."""

import dataclasses
import pathlib
import re

SERVICES = pathlib.Path(__file__).parents[2] / "crates" / "sim" / "src" / "services"


@dataclasses.dataclass
class Member:
    name: str
    shape: str
    required: bool
    simulated: bool


@dataclasses.dataclass
class Shape:
    kind: str
    name: str
    of: list  # a list's element; a map's key and value
    low: float | None = None
    high: float | None = None
    values: list = dataclasses.field(default_factory=list)
    members: dict = dataclasses.field(default_factory=dict)


@dataclasses.dataclass
class Operation:
    name: str
    read: bool
    input: str | None
    output: str | None
    errors: list


@dataclasses.dataclass
class Model:
    head: dict
    operations: dict
    shapes: dict

    @property
    def service(self):
        return self.head["service"]


def declared():
    """Every service's model, by the service's name."""
    return [read(path.read_text()) for path in sorted(SERVICES.glob("*/api.model"))]


def read(text):
    model = Model({}, {}, {})
    last = None
    for line in text.splitlines():
        line = line.split(" #")[0].rstrip()
        if not line or line.startswith("#"):
            continue
        word, _, rest = line.strip().partition(" ")
        if line.startswith(" "):
            if last is None:
                model.head[word] = rest.strip()
            else:
                member = member_of(word, rest.split())
                last.members[member.name] = member
        elif word == "service":
            model.head["service"] = rest.strip()
        elif word == "op":
            operation = operation_of(rest)
            model.operations[operation.name] = operation
        else:
            last = shape_of(word, rest)
            model.shapes[last.name] = last
    return model


def operation_of(text):
    shapes, _, errors = text.partition(" !")
    name, access, given, answered, *_attributes = shapes.split()
    none = lambda word: None if word == "-" else word
    return Operation(name, access == "read", none(given), none(answered), errors.split())


def shape_of(kind, text):
    plain = text.partition(" /")[0]
    words, _, values = plain.partition(" = ")
    name, *of = words.split()
    shape = Shape(kind, name, of, values=values.split())
    bounds = re.fullmatch(r"(-?[\d.]*?)\.\.(-?[\d.]*)", of[-1]) if of else None
    if bounds:
        shape.of = of[:-1]
        shape.low, shape.high = (float(it) if it else None for it in bounds.groups())
    return shape


def member_of(marked, words):
    name = marked.rstrip("!~")
    marks = marked[len(name) :]
    return Member(name, words[0], "!" in marks, "~" not in marks)
