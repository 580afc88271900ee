/** Tracks in the form that the interface expects. */
import { addMissing } from './missing.js';

const TRACK_METHODS = {
    applyConstraints(constraints) {
        return this.getTrack().applyConstraints(constraints);
    },
    getSourceName() {
        return undefined;
    },
    getSsrc() {
        return this.ssrc;
    }
};

const awaitable = new WeakSet();

/** Has `attach` return a promise: the interface waits for it, the library returns nothing or the element. */
function makeAttachAwaitable(track) {
    let prototype = Object.getPrototypeOf(track);

    while (prototype && !Object.hasOwn(prototype, 'attach')) {
        prototype = Object.getPrototypeOf(prototype);
    }
    if (!prototype || awaitable.has(prototype)) {
        return;
    }
    awaitable.add(prototype);

    const { attach } = prototype;

    prototype.attach = async function(element) {
        attach.call(this, element);
    };
}

export function adaptTrack(track) {
    addMissing(track, TRACK_METHODS);
    makeAttachAwaitable(track);
}

export function adaptTracks(library) {
    const { createLocalTracks } = library;

    library.createLocalTracks = async function(...options) {
        const tracks = await createLocalTracks.apply(library, options);

        tracks.forEach(adaptTrack);

        return tracks;
    };
}
