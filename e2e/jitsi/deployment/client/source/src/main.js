/**
 * Entry point: puts the global object `APP` in place, which the official interface expects of the page that
 * hosts it, and has the interface rendered.
 */
import './library/index.js';
import API from '@interface/modules/API';
import UI from '@interface/modules/UI/UI';
import translation from '@interface/modules/translation/translation';
import '@interface/react/index.web.js';

import conference from './conference.js';

window.APP = {
    API,
    UI,
    conference,
    translation
};

function start() {
    const { entryPoints, renderEntryPoint } = window.JitsiMeetJS.app;

    APP.API.init();
    renderEntryPoint({ Component: entryPoints.APP });
}

// Not before: whoever changes the configuration for this page alone does so when its document is there.
document.addEventListener('DOMContentLoaded', start);
