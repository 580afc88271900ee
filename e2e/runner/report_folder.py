"""The folder that a run's results go to."""

from e2e.verdict.report_folder import NoReportFolder, prepare

__all__ = ["NoReportFolder", "prepare"]
