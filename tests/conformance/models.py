"""Holds what api.model declares against AWS's own service models.

Both ways: a declared member must be AWS's, with its type and whether it must be
given; and each member that AWS takes must be declared (marked `~` where it is
not simulated), so that it is refused as not simulated and not as unknown. A
member that AWS answers and we never do may be left out.
"""

from real_model import kind, protocol, service_model


def check(model):
    """For each operation: its name and what is wrong with it."""
    real = service_model(model.service)
    wrong = []
    if model.head.get("version") != real.api_version:
        wrong.append(f"version {model.head.get('version')}, AWS has {real.api_version}")
    if model.head.get("protocol") != protocol(model.service):
        wrong.append(f"protocol {model.head.get('protocol')}, AWS has {protocol(model.service)}")
    yield "(service)", wrong
    for operation in model.operations.values():
        yield operation.name, list(Comparison(model, real).operation(operation))


class Comparison:
    def __init__(self, model, real):
        self.model = model
        self.real = real
        self.seen = set()

    def operation(self, ours):
        if ours.name not in self.real.operation_names:
            yield "AWS has no such operation"
            return
        theirs = self.real.operation_model(ours.name)
        yield from self.side("input", ours.input, theirs.input_shape, complete=True)
        self.seen.clear()
        yield from self.side("output", ours.output, theirs.output_shape, complete=False)
        codes = {error.metadata.get("error", {}).get("code", error.name) for error in theirs.error_shapes}
        codes |= {error.name for error in theirs.error_shapes}
        if codes:
            for code in ours.errors:
                if code not in codes:
                    yield f"error {code}: AWS does not list it"

    def side(self, place, name, theirs, complete):
        if name is None:
            if theirs is not None and theirs.members:
                yield f"{place}: none declared, AWS has {theirs.name}"
        elif theirs is None:
            if self.model.shapes[name].members:
                yield f"{place}: {name} declared, AWS has none"
        else:
            yield from self.shape(place, name, theirs, complete)

    def shape(self, place, name, theirs, complete):
        ours = self.model.shapes.get(name)
        if ours is None:
            yield f"{place}: no shape is called {name}"
            return
        if (name, theirs.name) in self.seen:
            return
        self.seen.add((name, theirs.name))
        if ours.kind != kind(theirs):
            yield f"{place}: a {ours.kind}, AWS has a {kind(theirs)}"
            return
        yield from self.bounds(place, ours, theirs)
        if ours.kind == "structure":
            yield from self.members(place, ours, theirs, complete)
        elif ours.kind == "list":
            yield from self.shape(f"{place}[]", ours.of[0], theirs.member, complete)
        elif ours.kind == "map":
            yield from self.shape(f"{place}{{key}}", ours.of[0], theirs.key, complete)
            yield from self.shape(f"{place}{{}}", ours.of[1], theirs.value, complete)

    def bounds(self, place, ours, theirs):
        """Where both set one they must agree; AWS enforces more than it models."""
        for ours_at, key in ((ours.low, "min"), (ours.high, "max")):
            theirs_at = theirs.metadata.get(key)
            if None not in (ours_at, theirs_at) and ours_at != float(theirs_at):
                yield f"{place}: {key} {ours_at:g}, AWS has {theirs_at}"
        values = theirs.metadata.get("enum")
        if values:
            for value in ours.values:
                if value not in values:
                    yield f"{place}: AWS has no value {value}"

    def members(self, place, ours, theirs, complete):
        for name, member in ours.members.items():
            here = f"{place}.{name}"
            real = theirs.members.get(name)
            if real is None:
                yield f"{here}: AWS has no such member"
                continue
            if complete and member.required != (name in theirs.required_members):
                yield f"{here}: {'required' if member.required else 'optional'} here, not at AWS"
            if member.simulated:
                yield from self.shape(here, member.shape, real, complete)
        if complete:
            for name in theirs.members:
                if name not in ours.members:
                    yield f"{place}.{name}: AWS takes it, it is not declared (mark it ~ when it is not simulated)"
