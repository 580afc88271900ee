// Brings what sites may do to a starting state, as Chrome's settings page does it, and reads back what is so then.
// Source: chrome/browser/resources/settings/site_settings/site_settings_browser_proxy.ts, and
// chrome/browser/ui/webui/settings/site_settings_handler.cc for what answers.
({ origin, host, states, defaults, milliseconds }) => {
    const answer = async () => {
        const { addWebUiListener, removeWebUiListener, sendWithPromise } = await import('chrome://resources/js/cr.js');
        const categories = await sendWithPromise('getCategoryList', origin);

        const each = async ask =>
            Object.fromEntries(await Promise.all(categories.map(async category => [ category, await ask(category) ])));
        const readDefaults = () =>
            each(async category => (await sendWithPromise('getDefaultValueForContentType', category)).setting);
        const readZoom = () => new Promise(resolve => {
            const listener = addWebUiListener('onZoomLevelsChanged', levels => {
                removeWebUiListener(listener);
                resolve(levels.map(level => level.origin ?? level.hostOrSpec));
            });

            chrome.send('fetchZoomLevels');
        });

        const present = await readDefaults();

        for (const [ category, setting ] of Object.entries(defaults)) {
            if (present[category] !== setting) {
                chrome.send('setDefaultValueForContentType', [ category, setting ]);
            }
        }
        // Back to the default first: only that makes Chrome forget how often it was dismissed.
        chrome.send('setOriginPermissions', [ origin, null, 'default' ]);
        for (const [ category, setting ] of Object.entries(states)) {
            chrome.send('setOriginPermissions', [ origin, category, setting ]);
        }
        if ((await readZoom()).length) {
            chrome.send('removeZoomLevel', [ host ]);
        }

        const permissions = await sendWithPromise('getOriginPermissions', origin, categories);

        return {
            defaults: await readDefaults(),
            exceptions: await each(async category =>
                (await sendWithPromise('getExceptionList', category)).map(({ origin, setting }) => [ origin, setting ])),
            permissions: Object.fromEntries(
                permissions.map(({ setting, source }, index) => [ categories[index], [ setting, source ] ])),
            zoom: await readZoom()
        };
    };

    // A message that a Chrome does not know is never answered.
    return Promise.race([
        answer(),
        new Promise((_, reject) => setTimeout(reject, milliseconds, new Error('Chrome\'s settings do not answer')))
    ]);
}
