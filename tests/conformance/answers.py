"""Our answers, read by botocore's own client.

Two sources: a story told through boto (LAB1, with refusals on the way), and the
calls of the transcripts, as `trailwatch calls` prints them.
"""

import json
import pathlib
import subprocess

import botocore.exceptions
import botocore.parsers
import botocore.validate

import real_model
import wire
from client import PROGRAM, Clients, Program

TRANSCRIPTS = pathlib.Path(__file__).parents[1] / "transcripts"


def check(declared):
    """For each answer: its name and what is wrong with it."""
    if not PROGRAM.is_file():
        yield "trailwatch", [f"{PROGRAM} is missing: cargo build -p trailwatch-headless"]
        return
    operations = {model.service: set(model.operations) for model in declared}
    program = Program()
    try:
        yield from Story(program, operations).tell()
    finally:
        program.close()
    yield from transcripts()


class Story:
    def __init__(self, program, operations):
        self.program = program
        self.clients = Clients(program)
        self.operations = operations
        self.results = []
        self.last = {}

    def tell(self):
        self.program.control("reset", now="2021-03-05T02:00:00Z", seed=7)
        lab1(self)
        return self.results

    def call(self, service, operation, error=None, **params):
        """Calls, checks the answer, and returns what botocore made of it.

        An operation that no api.model declares is passed over, so that the story
        grows with the services.
        """
        if operation not in self.operations.get(service, ()):
            return {}
        parsed, wrong = {}, []
        try:
            parsed, answer = self.clients.call(service, operation, params)
            wrong = self.compare(service, operation, error, parsed, answer)
        except (botocore.exceptions.BotoCoreError, wire.Wrong) as problem:
            wrong = [str(problem)]
        self.results.append((f"{service} {operation}" + (f", refused: {error}" if error else ""), wrong))
        return parsed if isinstance(parsed, dict) else {}

    def compare(self, service, operation, error, parsed, answer):
        if isinstance(parsed, botocore.exceptions.ClientError):
            said = parsed.response["Error"]
            if said["Code"] != (error or said["Code"]):
                return [f"refused with {said['Code']} ({said['Message']}), expected {error}"]
            if error is None:
                return [f"refused: {said['Code']}: {said['Message']}"]
            if said["Message"] != answer["error"]["message"]:
                return [f"botocore read {said['Message']!r}, rpc said {answer['error']['message']!r}"]
            return []
        if error is not None:
            return [f"answered, expected {error}"]
        shape = real_model.service_model(service).operation_model(operation).output_shape
        read = wire.canonical(shape, parsed)
        said = wire.canonical(shape, answer.get("output") or {})
        return [] if read == said else [f"botocore read {read!r}", f"rpc said {said!r}"]


TOPIC = "arn:aws:sns:us-east-1:123456789012:ops"
PATTERN = json.dumps(
    {
        "source": ["aws.ec2"],
        "detail-type": ["EC2 Instance State-change Notification"],
        "detail": {"state": ["stopped"]},
    }
)


def lab1(story):
    """A stopped instance is told by mail; each operation on the way, and what is refused."""
    call = story.call
    call("sts", "GetCallerIdentity")

    call("sns", "CreateTopic", error="InvalidParameter", Name="no spaces")
    topic = call("sns", "CreateTopic", Name="ops", Tags=[{"Key": "lab", "Value": "1"}]).get("TopicArn", TOPIC)
    call("sns", "ListTopics")
    call("sns", "GetTopicAttributes", TopicArn=topic)
    policy = {
        "Version": "2012-10-17",
        "Statement": [
            {"Effect": "Allow", "Principal": {"Service": "events.amazonaws.com"}, "Action": "sns:Publish", "Resource": topic}
        ],
    }
    call("sns", "SetTopicAttributes", TopicArn=topic, AttributeName="Policy", AttributeValue=json.dumps(policy))
    call("sns", "Subscribe", TopicArn=topic, Protocol="email", Endpoint="kim@example.com", ReturnSubscriptionArn=False)
    call("sns", "Subscribe", error="InvalidParameter", TopicArn=topic, Protocol="pigeon", Endpoint="x")
    story.program.control("advance", seconds=60)
    story.program.control("confirm", endpoint="kim@example.com")
    subscriptions = call("sns", "ListSubscriptionsByTopic", TopicArn=topic).get("Subscriptions", [])
    for subscription in subscriptions[:1]:
        call("sns", "GetSubscriptionAttributes", SubscriptionArn=subscription["SubscriptionArn"])
    call("sns", "ListSubscriptions")
    call("sns", "ConfirmSubscription", error="InvalidParameter", TopicArn=topic, Token="0" * 64)
    call("sns", "Publish", TopicArn=topic, Subject="Hello", Message="안녕하세요 <&>")
    call("sns", "Publish", error="NotFound", TopicArn=topic + "-not", Message="x")

    call("events", "PutRule", error="InvalidEventPatternException", Name="bad", EventPattern='{"source": "aws.ec2"}')
    call("events", "PutRule", Name="stop-alert", EventPattern=PATTERN, State="ENABLED", Description="LAB1")
    call("events", "DescribeRule", Name="stop-alert")
    call("events", "DescribeRule", error="ResourceNotFoundException", Name="none")
    call("events", "ListRules", NamePrefix="stop")
    call("events", "PutTargets", Rule="stop-alert", Targets=[{"Id": "mail", "Arn": topic}])
    call("events", "ListTargetsByRule", Rule="stop-alert")
    call("events", "DisableRule", Name="stop-alert")
    call("events", "EnableRule", Name="stop-alert")
    event = {
        "id": "1", "account": "123456789012", "source": "aws.ec2", "time": "2021-03-05T02:00:00Z",
        "region": "us-east-1", "resources": [], "detail-type": "EC2 Instance State-change Notification",
        "detail": {"state": "stopped"},
    }
    call("events", "TestEventPattern", EventPattern=PATTERN, Event=json.dumps(event))
    call("events", "PutEvents", Entries=[{"Source": "app", "DetailType": "note", "Detail": "{}"}])

    for operation in ("DescribeRegions", "DescribeVpcs", "DescribeSubnets", "DescribeSecurityGroups"):
        call("ec2", operation)
    images = call("ec2", "DescribeImages", Owners=["amazon"]).get("Images", [])
    image = images[0]["ImageId"] if images else "ami-00000000000000000"
    made = call("ec2", "RunInstances", ImageId=image, InstanceType="t2.micro", MinCount=1, MaxCount=1)
    call("ec2", "RunInstances", error="InvalidAMIID.Malformed", ImageId="x", InstanceType="t2.micro", MinCount=1, MaxCount=1)
    ids = [it["InstanceId"] for it in made.get("Instances", [])] or ["i-00000000000000000"]
    story.program.control("advance", seconds=120)
    call("ec2", "DescribeInstances", InstanceIds=ids)
    call("ec2", "DescribeInstances", error="InvalidInstanceID.NotFound", InstanceIds=["i-0123456789abcdef0"])
    call("ec2", "DescribeInstanceStatus", IncludeAllInstances=True)
    call("ec2", "CreateTags", Resources=ids, Tags=[{"Key": "Name", "Value": "web"}])
    call("ec2", "DescribeTags")
    call("ec2", "RebootInstances", InstanceIds=ids)
    call("ec2", "StopInstances", InstanceIds=ids)
    story.program.control("advance", seconds=300)
    call("ec2", "StartInstances", InstanceIds=ids)
    story.program.control("advance", seconds=300)
    call("ec2", "TerminateInstances", InstanceIds=ids)
    story.program.control("advance", seconds=1200)
    call("cloudtrail", "LookupEvents", MaxResults=50)
    call("cloudtrail", "LookupEvents", LookupAttributes=[{"AttributeKey": "EventName", "AttributeValue": "StopInstances"}])

    call("events", "DeleteRule", error="ValidationException", Name="stop-alert")
    call("events", "RemoveTargets", Rule="stop-alert", Ids=["mail"])
    call("events", "DeleteRule", Name="stop-alert")
    for subscription in subscriptions[:1]:
        call("sns", "Unsubscribe", SubscriptionArn=subscription["SubscriptionArn"])
    call("sns", "DeleteTopic", TopicArn=topic)


def transcripts():
    files = sorted(str(path) for path in TRANSCRIPTS.rglob("*.tw"))
    if not files:
        return
    ended = subprocess.run([PROGRAM, "calls", *files], capture_output=True, text=True, encoding="utf-8")
    if ended.returncode != 0:
        yield "transcripts", [f"trailwatch calls: {ended.stderr.strip()}"]
        return
    for line in ended.stdout.splitlines():
        call = json.loads(line)
        place = f"{pathlib.Path(call['file']).name}:{call['call']} {call['service']} {call['operation']}"
        yield place, list(recorded(call))


def recorded(call):
    """What botocore's own checks say of one call of a transcript."""
    model = real_model.service_model(call["service"])
    operation = model.operation_model(call["operation"])
    if "error" in call:
        return
    if operation.input_shape is not None:
        report = botocore.validate.ParamValidator().validate(call.get("input") or {}, operation.input_shape)
        if report.has_errors():
            yield f"input: {report.generate_report()}"
    output = call.get("output") or {}
    spoken = real_model.protocol(call["service"])
    try:
        status, headers, body = wire.success(operation, spoken, output)
    except wire.Wrong as problem:
        yield str(problem)
        return
    parser = botocore.parsers.create_parser(spoken)
    parsed = parser.parse({"status_code": status, "headers": headers, "body": body}, operation.output_shape)
    parsed.pop("ResponseMetadata", None)
    shape = operation.output_shape
    if wire.canonical(shape, parsed) != wire.canonical(shape, output):
        yield f"botocore read {parsed!r}, we said {output!r}"
