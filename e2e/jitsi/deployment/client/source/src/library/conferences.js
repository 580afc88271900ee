/** Conferences and participants in the form that the interface expects. */
import { addMissing } from './missing.js';
import { adaptTrack } from './tracks.js';

const nothing = () => undefined;

const METADATA = {
    getMetadata: () => {
        return {};
    },
    setMetadata: nothing
};

const CONFERENCE_METHODS = {
    addLobbyMessageRetractionListener: () => nothing,
    clearTranslation: nothing,
    end: nothing,
    getFileSharing: nothing,
    getMetadataHandler: () => METADATA,
    getPolls: nothing,
    getShortTermCredentials: () => Promise.reject(new Error('This library has no short-term credentials')),
    isEndConferenceSupported: () => false,
    isVisitorsSupported: () => false,
    markParticipantVerified: nothing,
    sendFaceLandmarks: nothing,
    sendLobbyMessageRetraction: nothing,
    sendMessageRetraction: nothing,
    sendReaction: nothing,
    setAssumedBandwidthBps: nothing,
    setIsSilent: nothing,
    setLocalParticipantProperties: nothing,
    setParticipantTranslationLanguage: nothing,
    setReceiverTranslationLanguage: nothing,
    setTranscriptionLanguage: nothing,
    startVerification: nothing
};

const PARTICIPANT_METHODS = {
    getBotType: nothing,
    getIdentity: nothing,
    getSources,
    isHiddenFromRecorder: () => false,
    isReplaced: () => false,
    isReplacing: () => false
};

/** The sources of a participant, as newer versions signal them; this one derives them from the tracks. */
function getSources() {
    const sources = new Map();

    for (const track of this.getTracks()) {
        const type = track.getType();
        const name = track.getSourceName?.() ?? `${this.getId()}-${type === 'audio' ? 'a' : 'v'}0`;

        if (!sources.has(type)) {
            sources.set(type, new Map());
        }
        sources.get(type).set(name, { muted: track.isMuted(), videoType: track.getVideoType?.() });
    }

    return sources;
}

/** Has handlers of chat messages called with the arguments of newer versions, which number the messages. */
function numberMessages(conference, events) {
    const on = conference.on.bind(conference);
    let number = 0;

    conference.on = (event, handler) => {
        switch (event) {
        case events.MESSAGE_RECEIVED:
            return on(event, (id, text, time) => handler(id, text, time, undefined, false, `m${++number}`));
        case events.PRIVATE_MESSAGE_RECEIVED:
            return on(event, (id, text, time) => handler(id, text, time, `m${++number}`));
        default:
            return on(event, handler);
        }
    };
}

/** Announces the sources of a remote participant whenever one of its tracks comes, goes or is muted. */
function announceSources(conference, events) {
    const announce = track => {
        const participant = !track.isLocal() && conference.getParticipantById(track.getParticipantId());

        if (participant) {
            conference.eventEmitter.emit(events.PARTICIPANT_SOURCE_UPDATED, participant);
        }
    };

    for (const event of [ events.TRACK_ADDED, events.TRACK_REMOVED, events.TRACK_MUTE_CHANGED ]) {
        // The interface has to know the track before it hears of the source.
        conference.on(event, track => setTimeout(announce, 0, track));
    }
}

export function adaptConferences(library) {
    const connection = library.JitsiConnection.prototype;
    const { initJitsiConference } = connection;
    const events = library.events.conference;

    connection.initJitsiConference = function(...options) {
        const conference = initJitsiConference.apply(this, options);

        addMissing(conference, CONFERENCE_METHODS);
        numberMessages(conference, events);
        conference.on(events.TRACK_ADDED, adaptTrack);
        conference.on(events.USER_JOINED, (id, participant) => addMissing(participant, PARTICIPANT_METHODS));
        announceSources(conference, events);

        return conference;
    };
}
