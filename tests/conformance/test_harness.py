"""The checks themselves: what they must find, on declarations made wrong on purpose."""

import unittest

import api_model
import models
import real_model
import wire

STS = """
service sts
  title AWS Security Token Service
  source sts.amazonaws.com
  protocol query
  version 2011-06-15
op GetCallerIdentity read GetCallerIdentityRequest GetCallerIdentityResponse
structure GetCallerIdentityRequest
structure GetCallerIdentityResponse
  UserId userIdType
  Account accountType
string userIdType
string accountType
"""


def found(text):
    return [line for _, wrong in models.check(api_model.read(text)) for line in wrong]


class Declarations(unittest.TestCase):
    def test_what_is_right_is_accepted(self):
        self.assertEqual(found(STS), [])

    def test_a_member_aws_has_not(self):
        self.assertEqual(found(STS.replace("  Account ", "  Acount ")), ["output.Acount: AWS has no such member"])

    def test_a_type_aws_has_not(self):
        wrong = found(STS.replace("string userIdType", "integer userIdType"))
        self.assertEqual(wrong, ["output.UserId: a integer, AWS has a string"])

    def test_an_input_left_out_is_named(self):
        text = STS + "op GetSessionToken write GetSessionTokenRequest -\nstructure GetSessionTokenRequest\n  SerialNumber! userIdType\n"
        wrong = found(text)
        self.assertIn("input.SerialNumber: required here, not at AWS", wrong)
        self.assertTrue(any(line.startswith("input.DurationSeconds: AWS takes it") for line in wrong), wrong)
        self.assertIn("output: none declared, AWS has GetSessionTokenResponse", wrong)

    def test_an_operation_and_an_error_aws_has_not(self):
        self.assertEqual(found(STS.replace("op Get", "op Fetch")), ["AWS has no such operation"])

    def test_a_version_that_is_another(self):
        self.assertEqual(found(STS.replace("2011-06-15", "2011-06-16")), ["version 2011-06-16, AWS has 2011-06-15"])


class Notation(unittest.TestCase):
    def test_marks_bounds_and_values(self):
        text = "service x\nstructure S\n  Old~! T # a note\nlist L T 0..5\nstring T ..64 /[a-z] = [0-9]/\nstring E = A B\n"
        shapes = api_model.read(text).shapes
        member = shapes["S"].members["Old"]
        self.assertEqual((member.shape, member.required, member.simulated), ("T", True, False))
        self.assertEqual((shapes["L"].of, shapes["L"].low, shapes["L"].high), (["T"], 0, 5))
        self.assertEqual((shapes["T"].low, shapes["T"].high, shapes["T"].values), (None, 64, []))
        self.assertEqual(shapes["E"].values, ["A", "B"])


class Wire(unittest.TestCase):
    def answer(self, service, operation, output):
        it = real_model.service_model(service).operation_model(operation)
        return wire.success(it, real_model.protocol(service), output)

    def test_an_empty_list_is_an_empty_element(self):
        _, _, body = self.answer("sns", "ListTopics", {"Topics": []})
        self.assertIn(b"<ListTopicsResult><Topics></Topics></ListTopicsResult>", body)

    def test_a_wrong_type_and_an_unknown_member_are_refused(self):
        for output in ({"Topics": {}}, {"Topics": [{"TopicArn": 1}]}, {"Topic": []}):
            with self.assertRaises(wire.Wrong):
                self.answer("sns", "ListTopics", output)

    def test_true_is_no_number(self):
        with self.assertRaises(wire.Wrong):
            self.answer("events", "PutEvents", {"FailedEntryCount": True})


if __name__ == "__main__":
    unittest.main()
