"""Failures of the harness: nothing that they say is a finding about a page."""

from e2e.messages.message import Message


class HarnessError(Exception):
    """The harness failed (crashed browser, dead server, missing package); the verdict is inconclusive.

    Args:
        message: what failed; a text stands for what no catalogue has. As a string the error is the English sentence.
    """

    def __init__(self, message: Message | str) -> None:
        super().__init__(message)
        self.message = Message("verbatim", {"text": message}) if isinstance(message, str) else message

    def __str__(self) -> str:
        # Only here: the set-up uses this room before Fluent is installed.
        from e2e.messages.catalogue import render

        return render(self.message)


class WaitTimeout(HarnessError):
    """A state that was waited for did not come before its deadline.

    A surface that awaits something the page promises catches this and reports it as not there; where nobody
    catches it, the harness itself did not get into the state that a scenario starts from.
    """


class DeploymentFailure(HarnessError):
    """What is under test does not work for anybody, by an error of its own."""


class NoDeployment(DeploymentFailure):
    """Nothing that can be verified answers at the address; that was waited for already, and is not waited for twice."""


class GuestsHeldUp(DeploymentFailure):
    """The deployment keeps guests out of the room; what comes before the room can be judged all the same."""


class Differs(WaitTimeout):
    """What was waited for cannot come: what is under test says of itself that it is made otherwise.

    No part of the harness needs to be asked whether it failed.
    """
