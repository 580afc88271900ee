# The harness: processes, waiting, folders, the machine's pace.

verbatim = { $text }
wait-timeout = waited { $seconds } s for { $awaited }
wait-timeout-instead = waited { $seconds } s for { $awaited }; instead there was { $instead }
no-answer = { $part } did not answer within { $seconds } s
nothing = nothing
no-output = no output
no-temporary-folder = there is no folder for temporary files: { $tried }; set TMPDIR to a short path that can be written
process-ended = { $program } ended with status { $status }: { $output }
process-stopped = stopped by a signal, so it does not answer: { $processes }
process-stopped-and-ended = stopped by a signal, so it was ended: { $processes }
process-driver = Playwright's driver
process-chrome = Chrome
process-unseen-chrome = the other participants' Chrome
process-part = { $program } ({ $part })
program-missing = { $program } is not installed; run the set-up (make setup)
machine-slow = a small piece of work took { $times } times as long as on an idle machine
machine-stalled = all work waited for { $resource } { $percent } % of the time
