"""A boto client whose AWS is `trailwatch rpc`.

Everything but the wire is botocore's own: it checks the parameters, serialises
them, and parses the answer, which must be what rpc said.
"""

import base64
import datetime
import json
import pathlib
import subprocess

import botocore.awsrequest
import botocore.exceptions
import botocore.session

import real_model
import wire

PROGRAM = pathlib.Path(__file__).parents[2] / "target" / "debug" / "trailwatch"


class Program:
    """The headless program at work."""

    def __init__(self):
        self.process = subprocess.Popen(
            [PROGRAM, "rpc"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )

    def ask(self, request):
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise wire.Wrong("trailwatch rpc ended")
        return json.loads(line)

    def control(self, name, **words):
        return self.ask({"control": name, **words})

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class Reply:
    """What botocore takes for the raw body of an answer."""

    def __init__(self, body):
        self.body = body

    def stream(self, **_words):
        yield self.body

    def read(self, *_words):
        return self.body


class Clients:
    """One boto client a service, each answered by the program."""

    def __init__(self, program):
        self.program = program
        self.session = botocore.session.get_session()
        self.clients = {}
        self.params = {}
        self.answer = None

    def call(self, service, operation, params):
        """What botocore makes of the answer, and what rpc said."""
        client = self.client(service)
        method = botocore.xform_name(operation)
        try:
            parsed = getattr(client, method)(**params)
            parsed.pop("ResponseMetadata", None)
            return parsed, self.answer
        except botocore.exceptions.ClientError as error:
            return error, self.answer

    def client(self, service):
        if service not in self.clients:
            client = self.session.create_client(
                service, region_name="us-east-1", aws_access_key_id="AKIAIOSFODNN7EXAMPLE", aws_secret_access_key="x"
            )
            client.meta.events.register("provide-client-params", self.keep)
            client.meta.events.register("before-send", lambda **words: self.send(service, client, **words))
            self.clients[service] = client
        return self.clients[service]

    def keep(self, params, **_words):
        self.params = params

    def send(self, service, client, event_name, **_words):
        name = event_name.rsplit(".", 1)[-1]
        operation = client.meta.service_model.operation_model(name)
        request = {"id": 1, "service": service, "operation": name, "input": plain(self.params)}
        self.answer = self.program.ask(request)
        spoken = real_model.protocol(service)
        if "error" in self.answer:
            status, headers, body = wire.refusal(spoken, self.answer["error"])
        else:
            status, headers, body = wire.success(operation, spoken, self.answer.get("output") or {})
        return botocore.awsrequest.AWSResponse("https://trailwatch.invalid/", status, headers, Reply(body))


def plain(value):
    """Parameters as rpc takes them."""
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(inner) for inner in value]
    if isinstance(value, datetime.datetime):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return value
