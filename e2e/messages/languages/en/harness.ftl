# The harness: processes, waiting, folders, the pace of the machine; a run of it.

verbatim = { $text }
wait-timeout = waited { $seconds } s for { $awaited }
wait-timeout-instead = waited { $seconds } s for { $awaited }; instead there was { $instead }
no-answer = { $part } did not answer within { $seconds } s
nothing = nothing
no-output = no output
start-given-up = nobody waits any more for what was being started
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
machine-too-slow = the machine is too slow to tell what comes in time: { $why }
driver-died = Playwright's driver has died
watchdogs-to-end = the watchdogs to end
unexpected-status = verifying { $page } ended with { $status }, not with { $wanted }
report-without-picture = the report shows no picture at { $step }
step-folded = { $step } is folded in the report
pins-command-failed = { $command } failed; its own words are above
pins-not-once = pins.py does not have { $value } once; move { $package } there by hand

# Why nothing is known about a block, and what a run did to its screenshots.

run-ended-before = The run ended before this step.
worker-died = The worker that walked this step died.
suite-fault = A fault of the suite itself, { $kind }: { $why }
no-message = no message
browser-failed = Chrome failed to { $action }: { $why }
browser-action =
    { $action ->
        [start-browser] start a browser
        [open-window] open a window
        [open-page] open a page
        [open-address] open an address
        [reload-page] load a page again
        [show-page] bring a page to the front
        [read-page] read a page
        [wait-for-page] wait for a page
        [wait-for-element] wait for a part of a page
        [click] click a control
        [press-key] press a key
        [type] type into a field
       *[other] do what it was asked to do
    }
browser-too-slow = it took longer than { $seconds } s
browser-page-gone = the page or its browser is gone

screenshot-written =
    { $screenshot } was written: { $before } → { $width } x { $height } pixels, difference { $difference }. { $reason }
size = { $width } x { $height }
broken-file = a broken file

# Which pages and steps a run verifies, and what stops it before anything is started.

folder-unfit =
    { $folder } { $reason ->
        [relative] is relative
        [characters] has characters that an address cannot hold
        [long] is too long
        [unwritable] cannot be written
        [shared] belongs to somebody else, who could replace what is in it
       *[no-exec] is mounted without the right to run programs
    }
folder-unusable = { $folder } cannot be used ({ $why })
empty-path = an empty path

# Verdict files that cannot be read or merged, and folders that results cannot go to.

verdict-in-file = { $file }: { $problem }
verdict-at = { $place }: { $problem }
verdict-unreadable = it cannot be read: { $why }; check the path
verdict-no-json = it is not valid JSON: { $why }; take the file that a run wrote
verdict-no-schema = { $why }; take a file as a run wrote it
verdict-version = the file has version { $version } of the schema, this suite reads version { $known }: verify the pages again, or read the file with the suite that wrote it
verdict-too-deep = it is nested too deeply; take a file as a run wrote it
verdict-no-moment = { QUOTE($moment) } is no date and time from 1970 to 2999 with a time zone, such as 2026-11-23T09:32:00Z
verdict-other-outcome = the file says { $outcome }, but by its blocks the outcome is { $found }; take a file as a run wrote it
verdict-drifted-without-claim = this block is drifted, but all of its claims hold; take a file as a run wrote it
verdict-verified-with-claim = this block is verified, but one of its claims does not hold; take a file as a run wrote it
verdict-claim-without-finding = a claim of this block does not hold, but its finding or its advice is missing; take a file as a run wrote it
verdict-name-twice = the name { QUOTE($name) } is there twice; take a file as a run wrote it
verdict-number = the number is too large; take a file as a run wrote it
merge-own-folder = { $folder } holds one of the runs; merge into a folder of its own
merge-other-page = { $page } is not the same page in { $one } and in { $other }: { $what }; merge runs of one revision
merge-text-differs = its text differs
merge-field-differs = { $name } is { QUOTE($first) } and { QUOTE($second) }
merge-two-verdicts = { $page }:{ $line }: { $block } has two different verdicts in one environment ({ $environment }): { $first }; { $second }; merge only one of the runs
merge-verdict =
    { $run }: { $verdict }, { $n ->
        [one] 1 claim does not hold
       *[other] { $n } claims do not hold
    }
report-folder-of-others = { $folder } holds files that do not belong to a report; name another folder
report-folder-unusable = the report cannot be written to { $folder }: { $why }; name another folder
report-unwritten = the report could not be written to { $folder }: { $why }; make room there, or name another folder with --report
report-faulty = there is no report, because of a fault of the suite: in the verdict file, { $problem }

# What a run says besides its verdicts.

nothing-on-pages = there is no step on the pages of this run
nothing-fits = no step of the pages of this run fits { $asked }; there are, the nearest first: { QUOTE(LIST($steps, most: 6)) }; --collect-only lists all
option-and-value = { $option } { QUOTE($value) }
option-mistaken = { $option }: { $problem }
orphan = { $picture }: no page embeds this picture; embed or delete it
orphans-unknown = it is not known which pictures no page embeds: { $why }
reader-without-block = only the blocks of a page have a reader; ask for it in a scenario
scenario-without-reader = the scenario { QUOTE($scenario) } has no reader to walk it; name the fixture reader among its parameters
watch-writes-nothing = --watch never writes pictures: your own desktop has other fonts, other windows and your pointer; leave out --watch, or --update-screenshots
