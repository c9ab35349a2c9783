"""Answers as AWS's services send them, from the values of `trailwatch rpc`.

botocore has the client's half of each protocol; this is the service's half, as
small as it can be, so that botocore's own parser reads our answers. It is strict:
a value of the wrong type, or a member the real model does not have, is an error.
"""

import base64
import datetime
import json
from xml.sax.saxutils import escape

REQUEST_ID = "00000000-0000-4000-8000-000000000000"


class Wrong(Exception):
    """What an answer has that the real model does not allow."""


def success(operation, protocol, output):
    """(status, headers, body) of an answer."""
    shape = operation.output_shape
    if protocol == "json":
        content = to_json(shape, output, "output") if shape is not None else {}
        return 200, {"content-type": "application/x-amz-json-1.1"}, json.dumps(content).encode()
    if protocol == "rest-json":
        return rest_json(operation, output)
    inner = ""
    if shape is None:
        if output:
            raise Wrong(f"output: AWS answers nothing, we {sorted(output)}")
    else:
        inner = members_to_xml(shape, output, "output")
        wrapper = shape.serialization.get("resultWrapper")
        if wrapper:
            inner = element(wrapper, inner)
    if protocol == "ec2":
        inner += element("requestId", REQUEST_ID)
    elif protocol == "query":
        inner += element("ResponseMetadata", element("RequestId", REQUEST_ID))
    else:
        raise Wrong(f"protocol {protocol}: the service's half is not written yet (tests/conformance/wire.py)")
    return 200, {"content-type": "text/xml"}, element(f"{operation.name}Response", inner).encode()


def rest_json(operation, output):
    """An answer whose members are spread over status, headers and body."""
    shape = operation.output_shape
    status, headers, content = operation.http.get("responseCode", 200), {"content-type": "application/json"}, {}
    if shape is None:
        if output:
            raise Wrong(f"output: AWS answers nothing, we {sorted(output)}")
        return status, headers, b""
    payload = shape.serialization.get("payload")
    body = None
    for name, member, inner in known(shape, output, "output"):
        typed(member, inner, f"output.{name}")
        place = member.serialization.get("location")
        if place == "statusCode":
            status = inner
        elif place == "header":
            headers[member.serialization["name"]] = str(inner)
        elif name == payload and member.type_name == "blob":
            body = base64.b64decode(inner)
        else:
            content[member.serialization.get("name", name)] = to_json(member, inner, f"output.{name}")
    return status, headers, json.dumps(content).encode() if body is None and payload is None else body or b""


def refusal(protocol, error):
    """(status, headers, body) of an error."""
    code, message = error["code"], error["message"]
    if protocol == "json":
        body = json.dumps({"__type": code, "message": message})
        return error["status"], {"content-type": "application/x-amz-json-1.1"}, body.encode()
    if protocol == "rest-json":
        headers = {"content-type": "application/json", "x-amzn-errortype": code}
        return error["status"], headers, json.dumps({"message": message, "Type": "User"}).encode()
    detail = element("Code", escape(code)) + element("Message", escape(message))
    if protocol == "ec2":
        body = element("Response", element("Errors", element("Error", detail)) + element("RequestID", REQUEST_ID))
    else:
        body = element("ErrorResponse", element("Error", element("Type", "Sender") + detail) + element("RequestId", REQUEST_ID))
    return error["status"], {"content-type": "text/xml"}, body.encode()


def element(name, inner):
    return f"<{name}>{inner}</{name}>"


def moment(value, place):
    """A timestamp of rpc: RFC 3339."""
    if not isinstance(value, str):
        raise Wrong(f"{place}: a timestamp is a text in RFC 3339, not {value!r}")
    try:
        return datetime.datetime.fromisoformat(value.replace("Z", "+00:00"))
    except ValueError:
        raise Wrong(f"{place}: {value!r} is no RFC 3339 timestamp") from None


PLAIN = {
    "string": str,
    "character": str,
    "integer": int,
    "long": int,
    "float": (int, float),
    "double": (int, float),
    "boolean": bool,
    "blob": str,
    "structure": dict,
    "map": dict,
    "list": list,
}


def typed(shape, value, place):
    wanted = PLAIN.get(shape.type_name)
    fits = wanted is None or isinstance(value, wanted)
    if isinstance(value, bool) and shape.type_name != "boolean":
        fits = False
    if not fits:
        raise Wrong(f"{place}: {value!r} is no {shape.type_name}")


def known(shape, value, place):
    """The members of a structure's value, each with its shape."""
    for name, inner in value.items():
        if name not in shape.members:
            raise Wrong(f"{place}.{name}: AWS answers no such member")
        yield name, shape.members[name], inner


def to_json(shape, value, place):
    typed(shape, value, place)
    kind = shape.type_name
    if kind == "structure":
        return {
            member.serialization.get("name", name): to_json(member, inner, f"{place}.{name}")
            for name, member, inner in known(shape, value, place)
        }
    if kind == "list":
        return [to_json(shape.member, inner, f"{place}[]") for inner in value]
    if kind == "map":
        return {key: to_json(shape.value, inner, f"{place}{{}}") for key, inner in value.items()}
    if kind == "timestamp":
        return moment(value, place).timestamp()
    return value


def members_to_xml(shape, value, place):
    typed(shape, value, place)
    return "".join(
        to_xml(member.serialization.get("name", name), member, inner, f"{place}.{name}")
        for name, member, inner in known(shape, value, place)
    )


def to_xml(name, shape, value, place):
    typed(shape, value, place)
    kind = shape.type_name
    if kind == "structure":
        return element(name, members_to_xml(shape, value, place))
    if kind == "list":
        flat = shape.serialization.get("flattened")
        inner_name = shape.member.serialization.get("name", name if flat else "member")
        inner = "".join(to_xml(inner_name, shape.member, it, f"{place}[]") for it in value)
        return inner if flat else element(name, inner)
    if kind == "map":
        key_name = shape.key.serialization.get("name", "key")
        value_name = shape.value.serialization.get("name", "value")
        flat = shape.serialization.get("flattened")
        entries = [
            to_xml(key_name, shape.key, key, f"{place}{{key}}") + to_xml(value_name, shape.value, it, f"{place}{{}}")
            for key, it in value.items()
        ]
        if flat:
            return "".join(element(name, entry) for entry in entries)
        return element(name, "".join(element("entry", entry) for entry in entries))
    if kind == "timestamp":
        text = moment(value, place).astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        return element(name, text)
    if kind == "boolean":
        return element(name, "true" if value else "false")
    return element(name, escape(str(value)))


def plain_bytes(text):
    """What rpc says in base64; botocore reads a payload that is the whole body as text."""
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        return text.encode()


def canonical(shape, value):
    """A value in a form in which rpc's and botocore's can be compared."""
    if shape is None or value is None:
        return value
    kind = shape.type_name
    if kind == "structure":
        return {name: canonical(shape.members.get(name), inner) for name, inner in value.items()}
    if kind == "list":
        return [canonical(shape.member, inner) for inner in value]
    if kind == "map":
        return {key: canonical(shape.value, inner) for key, inner in value.items()}
    if kind == "timestamp":
        at = moment(value, "") if isinstance(value, str) else value
        return round(at.timestamp(), 3)
    if kind == "blob":
        return plain_bytes(value) if isinstance(value, str) else bytes(value)
    if kind in ("float", "double"):
        return float(value)
    return value
