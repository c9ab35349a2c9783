#!/usr/bin/env python3
"""Everything we declare and answer, held against botocore.

    cargo xtask test conformance        # sets up tests/.venv, then runs this
    tests/.venv/bin/python tests/conformance/check.py [SERVICE...]

The last line is `N passed, N failed`; each operation's declaration and each
answer counts as one.
"""

import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import answers
import api_model
import models


def main():
    chosen = sys.argv[1:]
    passed = failed = 0
    declared = [model for model in api_model.declared() if not chosen or model.service in chosen]
    checks = [(model.service, models.check(model)) for model in declared]
    checks.append(("answers", answers.check(declared)))
    for title, results in checks:
        good = 0
        for name, wrong in results:
            if wrong:
                failed += 1
                print(f"{title} {name}")
                for line in wrong:
                    print(f"    {line}")
            else:
                good += 1
        passed += good
        print(f"{title}: {good} as AWS has them")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
