# The edge to pytest: how a visit of a block fails.

machine-too-slow = the machine is too slow to tell what comes in time: { $why }
driver-died = Playwright's driver has died
watchdogs-to-end = the watchdogs to end
unexpected-status = verifying { $page } ended with { $status }, not with { $wanted }
report-without-picture = the report shows no picture at { $step }
step-folded = { $step } is folded in the report
pins-command-failed = { $command } failed; its own words are above
pins-not-once = pins.py does not have { $value } once; move { $package } there by hand
