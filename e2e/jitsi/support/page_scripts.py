"""Scripts that run in a page of Jitsi Meet before any of its own."""

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

NO_CARET = """{
    const style = new CSSStyleSheet();
    style.replaceSync("* { caret-color: transparent !important }");
    document.adoptedStyleSheets.push(style);
}"""
"""A caret blinks, and would be in one picture of a text field and not in the next.

A script of the page's beginning, as all else that Playwright runs in a page counts as something its user did there:
Chrome then asks for devices from a chip in the address bar, which nobody sees who follows a link.
"""

REAL_GROUPS = """{
    const { enumerateDevices } = MediaDevices.prototype;

    MediaDevices.prototype.enumerateDevices = async function() {
        const devices = await enumerateDevices.call(this);

        for (const device of devices.filter(({ deviceId }) => deviceId === 'default')) {
            const real = devices.find(({ deviceId, kind }) => kind === device.kind && deviceId !== 'default');

            real && Object.defineProperty(device, 'groupId', { value: real.groupId });
        }

        return devices;
    };
}"""
"""On every computer the default microphone is another one's second name, and in one group with it. Chrome's fake ones
have a group each (fake_group_audio_input_default); Jitsi Meet, which looks for the microphone that has this second
name, would not find any, and leave it alone where it takes a real one."""

NO_SOUND_FILES = """{
    HTMLAudioElement.prototype.setAttribute = function(name, value) {
        return Element.prototype.setAttribute.call(this, name, name === 'preload' ? 'none' : value);
    };
}"""
"""Jitsi Meet has an element for each sound that it may ever play, and loads all 44 files as its page begins: 0.7 of the
1.8 s of the processor that a page takes until it is at rest (Chromium 156, medians of seven pages each way). With this
script a sound is loaded when it is played."""
