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
