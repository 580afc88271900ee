# What checks find: what is wrong, what to do about it (advice-…), what was seen, and what is not known.

label-missing =
    The page says { QUOTE($label) }, but there is nothing of that name { FORM($surfaces, "in") }. What is there: { QUOTE($there) }.
advice-quote-a-label = Quote one of the labels that are there in place of { QUOTE($label) }.
advice-quote-what-is-there = Quote what is there now.

position-differs = According to the page, the position of { $thing } is { QUOTE($position) }; it is { $observed }.
position-in-container =
    { $position ->
        [top] at the top
        [bottom] at the bottom
        [left] at the left
        [right] at the right
        [top-left] at the top left
        [top-right] at the top right
        [bottom-left] at the bottom left
        [bottom-right] at the bottom right
       *[middle] in the middle
    } { $container ->
        [address-bar] of the address bar
        [page] of the web page
        [surface] of the dialog
        [dialog] of the dialog
       *[window] of the window
    }
position-beside =
    { $position ->
        [left] to the left of { QUOTE($reference) }
        [right] to the right of { QUOTE($reference) }
        [top] above { QUOTE($reference) }
        [bottom] below { QUOTE($reference) }
       *[middle] at the same place as { QUOTE($reference) }
    }
advice-name-the-position = Name the position at which it is now.
position-without-reference = Nothing that the page compares the position with was seen.

control-differs = The page calls it { QUOTE($control) }; what is there: { $there }.
control-to-name = the page names the { $role } to use
control-unnamed = The page does not say what to use { FORM($surface, "in") }. What is there: { QUOTE($there) }.
control-not-found = No control of that name was there.
widget = { $role } { QUOTE($label) }
advice-name-the-control = Name the kind of control that is there now.
advice-quote-the-control = Quote the label of the control that the reader has to use.

link-broken = The link to { QUOTE($target) } leads nowhere.
advice-correct-the-link = Correct the link’s target, or remove the link.

order-expected = described after { QUOTE($scenario) }
order-line = that is in line { $line }
order-wrong = This step requires { QUOTE($scenario) }, which the page describes only in line { $line }.
advice-swap-the-steps = Swap the two.

outcome-in-state = { $outcome } ({ $starting-state })
outcome-missing = This should be so afterwards, but was not: { $outcome }.
outcome-missing-observed = This should be so afterwards, but was not: { $outcome }. What was there: { $observed }.
advice-describe-what-happens = Describe what happens now.

screenshot-stale = The screenshot { QUOTE($screenshot) } no longer shows what is there.
screenshot-swapped = The screenshot { QUOTE($screenshot) } shows something else; what is there is shown by { QUOTE($matches) }.
screenshot-missing = The screenshot { QUOTE($screenshot) } is missing.
screenshot-new = The screenshot { QUOTE($screenshot) } is new and not yet part of the page.
screenshot-embedded-wrongly = The page embeds { QUOTE($screenshot) } by an address at which no screenshot of it is kept.
screenshot-wrong-address = The page embeds { $src }, where no screenshot of it is kept; the screenshot is at { $correct }.
screenshot-of-another-step = No scenario of this step takes a screenshot of that name; it belongs to another step.
screenshot-not-at-hand = The screenshots of the page are not at hand, so it was not compared.
screenshot-not-compared = It was not compared.
advice-embed = Embed { $screenshot } here.
advice-embed-what-is-there = Embed { $screenshot } here, which shows what is there.
advice-embed-or-remove = Embed { $screenshot }, or remove it.
advice-take = Take the screenshot: make screenshots SCREENSHOT={ $screenshot }
advice-take-again = Take the screenshot again: make screenshots SCREENSHOT={ $screenshot }

not-reached = It was not reached: the scenario stopped before.
no-evidence = The scenario gave no evidence for or against any claim of this block.

visited-twice-first-failed = Visited twice; at the first visit the harness failed: { $cause }
visited-twice-second-failed = Visited twice; at the second visit the harness failed: { $cause }
visited-twice-same = Visited twice; the second visit found the same.
visited-twice-again = Visited twice; what the first visit found was met again.
visited-twice-first-finding = Visited twice; the finding of the first visit was not met again: { $finding }
visited-twice-first-findings =
    { $more ->
        [one] Visited twice; two findings of the first visit were not met again. The first: { $finding }
       *[other] Visited twice; the findings of the first visit were not met again. The first: { $finding } There were { $more } more.
    }
