"""AWS's own service models, as botocore carries them, in api.model's words."""

import functools

import botocore.session


@functools.cache
def service_model(service):
    """The real model of a service, by the AWS CLI's name for it."""
    session = botocore.session.get_session()
    # The CLI calls a few services otherwise than botocore does.
    names = {"s3api": "s3", "cloudwatch": "cloudwatch"}
    return session.get_service_model(names.get(service, service))


def kind(shape):
    """`structure`, `list`, `string`, ... as api.model says it."""
    return shape.type_name


def bounds(shape):
    """`1..64`, or "" where the model sets none."""
    low = shape.metadata.get("min")
    high = shape.metadata.get("max")
    if low is None and high is None:
        return ""
    text = lambda value: "" if value is None else str(int(value))
    return f"{text(low)}..{text(high)}"


def protocol(service):
    """How the service speaks on the wire, in api.model's words.

    Some services moved from XML to newer protocols with unchanged members;
    the list says what the error texts still follow.
    """
    metadata = service_model(service).metadata
    spoken = [metadata.get("protocol", "")] + list(metadata.get("protocols", []))
    for name in ("ec2", "query", "rest-json", "rest-xml", "json"):
        if name in spoken:
            return name
    return spoken[0]
