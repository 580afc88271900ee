/**
 * What the interface gets for `lib-jitsi-meet`: the library that the page loaded, brought up to the interface's version.
 *
 * The library is of early 2022 (2.7001.1), the interface of 2026 (13.2.0). Everything added here either has a
 * harmless answer ("there are no polls") or derives the newer form from what the library knows.
 */
import { addNames } from './names.js';
import { adaptConferences } from './conferences.js';
import { adaptConnections } from './connections.js';
import { adaptTracks } from './tracks.js';

const library = window.JitsiMeetJS;

addNames(library);
adaptTracks(library);
adaptConnections(library);
adaptConferences(library);

export default library;
