#!/usr/bin/env python3
"""Prints api.model lines for operations, from botocore's service model.

    tests/.venv/bin/python tests/conformance/print_model.py sns CreateTopic Publish
    tests/.venv/bin/python tests/conformance/print_model.py ec2 RunInstances \\
        --unsimulated LaunchTemplate,RunInstancesRequest.CpuOptions

A starting point, to be trimmed by hand: members of an *input* that are not
simulated stay, marked `~` (which --unsimulated does, for the members named as
Member or Structure.Member; what lies below them is then left out, except the
type). Members of an *output* that are never sent may simply go. --outputs-keep
and --inputs-keep do that in one go: they name the members to keep in structures
that only occur in outputs / mark all others of an input `~`.

Lines already in the service's api.model are not printed with --new.
"""

import argparse
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from real_model import bounds, kind, protocol, service_model

READS = ("Describe", "List", "Get", "Lookup", "Test", "Search", "Select", "Head", "Simulate", "Filter", "BatchGet")
STUBS = {"structure": "Unsimulated", "list": "Unsimulated", "map": "Unsimulated", "string": "UnsimulatedText"}


class Printer:
    def __init__(self, model, unsimulated, inputs_keep, outputs_keep, plain):
        self.model = model
        self.plain = plain
        self.unsimulated = unsimulated
        self.inputs_keep = inputs_keep
        self.outputs_keep = outputs_keep
        self.lines = {}  # shape name -> its lines, in the order met
        self.of_inputs = set()

    def operation(self, name):
        it = self.model.operation_model(name)
        access = "read" if name.startswith(READS) else "write"
        words = ["op", name, access]
        for shape, is_input in ((it.input_shape, True), (it.output_shape, False)):
            words.append(shape.name if shape is not None else "-")
            if shape is not None:
                self.shape(shape, is_input)
        errors = sorted({code_of(error) for error in it.error_shapes})
        if errors:
            words += ["!", *errors]
        return " ".join(words)

    def shape(self, shape, is_input):
        if is_input:
            self.of_inputs.add(shape.name)
        if shape.name in self.lines:
            return
        self.lines[shape.name] = lines = []
        words = [kind(shape), shape.name]
        if kind(shape) == "list":
            words.append(shape.member.name)
            self.shape(shape.member, is_input)
        elif kind(shape) == "map":
            words += [shape.key.name, shape.value.name]
            self.shape(shape.key, is_input)
            self.shape(shape.value, is_input)
        if bounds(shape):
            words.append(bounds(shape))
        if kind(shape) == "string":
            values = shape.metadata.get("enum")
            pattern = shape.metadata.get("pattern")
            if values and shape.name not in self.plain:
                words += ["=", *values]
            elif pattern and not values:
                words.append(f"/{pattern}/")
        lines.append(" ".join(words))
        if kind(shape) == "structure":
            for name, member in shape.members.items():
                lines.extend(self.member(shape, name, member, is_input))

    def member(self, shape, name, member, is_input):
        required = "!" if name in shape.required_members else ""
        named = {name, f"{shape.name}.{name}"}
        hidden = bool(named & self.unsimulated)
        if is_input and self.inputs_keep and not required:
            hidden = hidden or not named & self.inputs_keep
        if not is_input and self.outputs_keep and not named & self.outputs_keep:
            return []
        if not hidden:
            self.shape(member, is_input)
            return [f"  {name}{required} {member.name}"]
        # The type is all that counts of a member that is refused when given.
        stub = STUBS.get(kind(member))
        if stub:
            self.lines.setdefault(stub, [f"{stub_kind(stub)} {stub}"])
            return [f"  {name}~{required} {stub}"]
        self.shape(member, is_input)
        return [f"  {name}~{required} {member.name}"]


def stub_kind(stub):
    return "string" if stub == "UnsimulatedText" else "structure"


def code_of(error):
    """What boto3 shows as Error.Code."""
    return error.metadata.get("error", {}).get("code", error.name)


def names(text):
    return set(filter(None, text.split(",")))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("service", help="the AWS CLI's name")
    parser.add_argument("operation", nargs="+")
    parser.add_argument("--unsimulated", type=names, default=set(), metavar="A,B.C", help="members to mark ~")
    parser.add_argument("--inputs-keep", type=names, default=set(), metavar="A,B.C", help="mark all other optional input members ~")
    parser.add_argument("--outputs-keep", type=names, default=set(), metavar="A,B.C", help="leave other output members out")
    parser.add_argument("--plain", type=names, default=set(), metavar="A,B", help="enumerations to print without their values")
    parser.add_argument("--new", metavar="FILE", help="an api.model whose shapes and operations need no second line")
    options = parser.parse_args()

    model = service_model(options.service)
    printer = Printer(model, options.unsimulated, options.inputs_keep, options.outputs_keep, options.plain)
    operations = [printer.operation(name) for name in options.operation]
    known = set()
    if options.new:
        for line in pathlib.Path(options.new).read_text().splitlines():
            if line and not line.startswith((" ", "#")):
                known.add(" ".join(line.split()[:2]))
    else:
        print(f"service {options.service}")
        print(f"  title {model.metadata.get('serviceFullName', options.service)}")
        print(f"  source {model.endpoint_prefix.removeprefix('api.')}.amazonaws.com")
        print(f"  protocol {protocol(options.service)}")
        print(f"  version {model.api_version}")
    blocks = [[line] for line in operations] + list(printer.lines.values())
    for block in blocks:
        if " ".join(block[0].split()[:2]) not in known:
            print("\n".join(block))


if __name__ == "__main__":
    try:
        main()
    except BrokenPipeError:  # `... | head`
        sys.stderr.close()
