"""A script that keeps two notices apart that come at once."""

# Jitsi Meet names a notice after the millisecond that it comes in (showNotification in its feature notifications), and
# of two that come in the same one it shows just the later: in 2 of 10 visits with both devices blocked.
DISTINCT_TIMES = """(() => {
    const now = Date.now;
    let last = 0;

    Date.now = () => {
        last = Math.max(now.call(Date), last + 1);

        return last;
    };
})()"""
