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

# A stored screenshot, or its provenance, that cannot be used.

screenshot-unusable = The stored screenshot { $screenshot } { $problem }.
screenshot-provenance-unusable = The provenance of { $screenshot } cannot be read: { $problem }.
screenshot-write-failed = { $screenshot } was not written: { $detail }
picture-empty = is empty
picture-not-png =
    is not a PNG file but { $kind ->
        [jpeg] a JPEG file
        [gif] a GIF file
        [webp] a WebP file
        [svg] an SVG file
        [lfs] a pointer of Git LFS
       *[other] something else
    }
picture-header-cut-off = is broken: its header is cut off
picture-too-large = claims to have { $width } x { $height } pixels, more than a screen has
picture-too-many-bytes = has { $bytes } bytes, too many for a screenshot
picture-animated = is an animated PNG file
picture-damaged = is broken: { $detail }
picture-16-bits = has 16 bits a pixel, which no screen shows
picture-folder = is a folder
picture-no-regular-file = is not a regular file
picture-not-opened = cannot be opened: { $detail }
picture-not-read = cannot be read: { $detail }
provenance-no-json = { $file } is not JSON ({ $detail }); restore it from the repository
provenance-no-screenshots = { $file } has no object “screenshots”; restore it from the repository
provenance-not-read = { $file } cannot be read ({ $detail })
provenance-no-object = it is not an object
provenance-invalid = { $path }: { $detail }
