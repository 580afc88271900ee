# What reports say around the findings: results, headlines, the texts of the HTML report, the job summary.

## Results

result =
    { $result ->
        [verified] Correct
        [drifted] No longer true
        [stale] Picture out of date
        [unbound] Not checked
       *[inconclusive] No result
    }
result-meaning =
    { $result ->
        [verified] Everything that this part promises was found in the real software.
        [drifted] At least one promise does not hold any more: the text has to be corrected.
        [stale] The text holds, but a picture no longer shows what is there.
        [unbound] No automatic check walks this part, so nobody would notice if it went wrong.
       *[inconclusive] The check itself failed. That says nothing about the guide: put right what the message names, or run it again.
    }
screenshot-state =
    { $state ->
        [current] Up to date
        [stale] Out of date
        [missing] Picture missing
        [new] New picture
       *[unknown] Not compared
    }
claim-kind =
    { $kind ->
        [label] Label
        [position] Position
        [control] Kind of control
        [screenshot] Picture
        [link] Link
        [order] Order
       *[outcome] Result
    }
block-name =
    { $kind ->
        [step] { $section }, step { $ordinal }
       *[remark] { $section }, remark
    }
block-short =
    { $kind ->
        [step] Step { $ordinal }
       *[remark] Remark
    }

## How a run ended

headline =
    { $result ->
        [verified]
            { $n ->
                [one] The one checked part of the guide is correct.
               *[other] All { $n } checked parts of the guide are correct.
            }
        [drifted]
            { $n ->
                [one] 1 of { $of } parts of the guide has to be corrected.
               *[other] { $n } of { $of } parts of the guide have to be corrected.
            }
        [unbound]
            { $n ->
                [one] 1 of { $of } parts of the guide is not checked yet.
               *[other] { $n } of { $of } parts of the guide are not checked yet.
            }
        [inconclusive]
            { $n ->
                [one] For 1 of { $of } parts of the guide there is no result.
               *[other] For { $n } of { $of } parts of the guide there is no result.
            }
       *[empty] Nothing was checked.
    }
lead =
    { $result ->
        [drifted]
            { $n ->
                [one] 1 part says something that is no longer true.
               *[other] { $n } parts say something that is no longer true.
            }
        [stale]
            { $n ->
                [one] In 1 part a picture is out of date.
               *[other] In { $n } parts a picture is out of date.
            }
        [unbound]
            { $n ->
                [one] 1 part is not checked yet.
               *[other] { $n } parts are not checked yet.
            }
        [inconclusive]
            { $n ->
                [one] For 1 part the check itself failed; that says nothing about the guide.
               *[other] For { $n } parts the check itself failed; that says nothing about the guide.
            }
       *[verified]
            { $n ->
                [one] 1 part is correct.
               *[other] { $n } parts are correct.
            }
    }

## Times and shares

duration =
    { $minutes ->
        [0] { NUMBER($seconds, minimumFractionDigits: 1, maximumFractionDigits: 1) } s
       *[other] { $minutes } min { NUMBER($seconds, maximumFractionDigits: 0) } s
    }
moment = { DATE($moment, "d MMMM y, HH:mm") } UTC
share-different = { NUMBER($share, style: "percent", maximumSignificantDigits: 2) } different

## The HTML report

report-brand = Guide check
report-title = Guide check: { $headline }
report-skip = Skip to the guide
report-language = Language of this report
report-findings = What is wrong
report-not-checked = What is not checked yet
report-no-result = Where the check itself failed
report-environment = Checked with
report-environment-part =
    { $part ->
        [chrome] Browser
        [variant] Browser interface
        [os] Operating system
       *[fonts] Fonts
    }
report-environment-value =
    { $value ->
        [embedded] started by the check itself
        [external] external
        [several] several
        [unknown] unknown
       *[other] { $value }
    }
report-deployment = Deployment
report-deployment-in-short =
    { $kind ->
        [external] { $url }
        [embedded] a deployment that the check started itself
        [several] several deployments
       *[unknown] no deployment
    }
report-client = Version of its client
report-remark = Please note
report-when = When
report-took = Time it took
report-show = Show
report-everything = Everything
report-shown = { $n } of { $of } parts shown
report-contents = Contents
report-permalink = Link to this part
report-checked =
    { $n ->
        [one] 1 promise checked
       *[other] { $n } promises checked
    }
report-held = { $held } of { $n } promises hold
report-line = line { $line }
report-says = The page says
report-seen = What was seen
report-nothing = nothing
report-advice = { -advice }:
report-claims = Every promise of this part
report-claim-state =
    { $state ->
        [holds] holds
        [fails] does not hold
       *[open] not reached
    }
report-claim-is =
    { $state ->
        [holds] holds:
        [fails] does not hold:
       *[open] not reached:
    }
report-screenshots = Pictures
report-view =
    { $view ->
        [before] Before
        [now] Now
        [difference] Difference
       *[slider] Slider
    }
report-slide = Show before or now: { $screenshot }
report-not-there =
    { $view ->
        [before] There is no stored picture of it.
       *[now] It was not taken in this run.
    }
report-picture-gone = The picture file is not there.
report-notes = Notes
report-screen = The whole screen as it was
report-labels = What could be read there
report-surface = { CAPITAL($surface) }
report-enlarge = Enlarge
report-close = Close
report-failure = { -failure }
report-variant = Browser interface: { $variant }
report-no-picture = Picture not available:
report-elsewhere = Parts whose place in the page is not known
report-legend = What the results mean
report-made = Made from verdict.json. This file needs no network.
report-and-more =
    { $n ->
        [one] and 1 more
       *[other] and { $n } more
    }

## The job summary and annotations

summary-page = Page
summary-part = Part
summary-checked = { report-environment }: { $environments }
summary-result = Result
summary-parts = { $n } parts
summary-failure =
    { $n ->
        [one] What failed at 1 part: { $why }
       *[other] What failed at { $n } parts: { $why }
    }

## What is wrong with a part (the findings about claims are in checks.ftl)

-advice = What to do
-failure = What failed
result-of-part = { $result }: { $part }
problem = { $finding } { -advice }: { $advice }
problem-with-cause = { $finding } { $advice } { -failure }: { $cause }
finding-with-cause = { $finding } { -failure }: { $cause }
finding-unbound = No automatic check walks this part of the guide.
advice-bind = Put {"{"}: #name-of-the-check{"}"} at its start, or bind it in the sidecar as { QUOTE($key) }.
finding-inconclusive = The check itself failed here, so nothing is known about this part of the guide.
finding-inconclusive-shared = At all of these parts the check itself failed in the same way, so nothing is known about them.
advice-run-again = Nothing has to be corrected in the guide: put right what the message names, or run the check again.

## The terminal

terminal-block =
    { $kind ->
        [step] step { $ordinal } { $name }
       *[remark] remark { $name }
    }
terminal-severity =
    { $severity ->
        [warn] only warns
        [ignore] ignored
       *[fail] { "" }
    }
terminal-advice = { -advice } ({ $place }): { $advice }
failure-said = { -failure }: { $cause }
terminal-help = See “Troubleshooting” in the README.
terminal-note = note: { $note }
terminal-undecided = Not checked ({ $place }): { $kind } { QUOTE($expected) }. { $why }
terminal-same-failure = The check failed here as at { $place }.
terminal-shared =
    inconclusive at { $n ->
        [one] one step or remark
       *[other] { $n } steps and remarks
    }{ $severity ->
        [warn] , which only warns
       *[fail] { "" }
    }: { $cause }
terminal-ignored = not listed, by --{ $finding } ignore: { $n }
progress = { $done } of { $n }
progress-left =
    { $done } of { $n } · { $minutes ->
        [0] less than a minute left
       *[other] about { $minutes } min left
    }
