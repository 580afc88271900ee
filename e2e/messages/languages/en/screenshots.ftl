# How a stored screenshot compares with what was captured.

screenshot-not-stored = The page embeds this screenshot, but no picture of it is stored.
screenshot-first = This screenshot was captured for the first time, and no page embeds it yet.
screenshot-all-masked = The masks leave nothing of the screenshot to compare.
screenshot-size =
    The stored screenshot has { $stored-width } x { $stored-height } pixels, what was captured has { $width } x { $height }.
screenshot-changed = The stored screenshot has changed at { LIST($places, most: 3) }.
screenshot-equal = The stored screenshot is equal to what was captured.
screenshot-noise = The stored screenshot differs by no more than rendering noise from what was captured.
screenshot-unrecorded = { $reason } Nothing is recorded about where it was taken.
screenshot-labels = { $reason } Labels: { $changes }.
screenshot-shown-by-other = { $reason } What was captured here is what { $matches } shows: were the two swapped?
screenshot-elsewhere-edited =
    The stored screenshot was taken elsewhere (other: { $differing }) and was edited since; only there can it be checked.
screenshot-elsewhere-labels =
    The stored screenshot, taken elsewhere (other: { $differing }), shows other labels: { $changes }.
screenshot-elsewhere-differs =
    The stored screenshot, taken elsewhere (other: { $differing }), has { $labels ->
        [0] no label
       *[other] the same labels
    }, but looks different.
screenshot-elsewhere-alike =
    The stored screenshot, taken elsewhere (other: { $differing }), has { $labels ->
        [0] no label
       *[other] the same labels
    } and looks alike.
area = { $x },{ $y } ({ $width } x { $height })
environment-part =
    { $part ->
        [chrome] browser
        [deployment] deployment
        [fonts] fonts
       *[os] operating system
    }
labels-gone = no longer there { QUOTE($gone) }
labels-new = new { QUOTE($new) }
labels-gone-and-new = no longer there { QUOTE($gone) }; new { QUOTE($new) }
labels-reordered = in another order, now { QUOTE($labels) }
