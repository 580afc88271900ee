/** Names of errors and events that the library does not have yet. Nothing is ever emitted under the added ones. */

const ERRORS = {
    audioTranslation: [ 'FORBIDDEN', 'SPEAKER_UNAVAILABLE', 'SUBSCRIPTION_LIMIT_REACHED' ],
    conference: [ 'DISPLAY_NAME_REQUIRED' ],
    connection: [ 'CONFERENCE_REQUEST_FAILED', 'NOT_LIVE_ERROR', 'SHARD_CHANGED_ERROR' ]
};

const EVENTS = {
    conference: [
        'AUDIO_TRANSLATION_FAILED',
        'AUDIO_TRANSLATION_LISTENERS_CHANGED',
        'E2EE_VERIFICATION_AVAILABLE',
        'E2EE_VERIFICATION_COMPLETED',
        'E2EE_VERIFICATION_READY',
        'FILE_SHARING_FILES_RECEIVED',
        'FILE_SHARING_FILE_ADDED',
        'FILE_SHARING_FILE_REMOVED',
        'MESSAGE_RETRACTED',
        'METADATA_UPDATED',
        'PARTICIPANT_SOURCE_UPDATED',
        'PERMISSIONS_RECEIVED',
        'POLL_ANSWER_RECEIVED',
        'POLL_RECEIVED',
        'REACTION_RECEIVED',
        'SILENT_STATUS_CHANGED',
        'TRANSLATED_SOURCE_SENDING_CHANGED',
        'VISITORS_MESSAGE',
        'VISITORS_REJECTION',
        'VISITORS_SUPPORTED_CHANGED'
    ],
    connection: [ 'CONNECTION_REDIRECTED', 'CONNECTION_TOKEN_EXPIRED', 'PROPERTIES_UPDATED' ],
    rtcstats: [ 'RTC_STATS_PC_EVENT', 'RTC_STATS_WC_DISCONNECTED' ]
};

const AUTHENTICATION_ERRORS = {
    GENERAL: 'general',
    NO_MAIN_PARTICIPANTS: 'no-main-participants',
    NO_VISITORS_LOBBY: 'no-visitors-lobby',
    PROMOTION_NOT_ALLOWED: 'promotion-not-allowed',
    ROOM_CREATION_RESTRICTION: 'room-creation-restriction',
    ROOM_UNAUTHENTICATED_ACCESS_DISABLED: 'authentication-required'
};

/** Returns a copy of `groups` with the missing names in it, each with a value of its own. */
function completed(groups, missing) {
    const result = { ...groups };

    for (const [ group, names ] of Object.entries(missing)) {
        const values = names.map(name => [ name, `shell.${group}.${name.toLowerCase()}` ]);

        result[group] = { ...Object.fromEntries(values), ...groups[group] };
    }

    return result;
}

export function addNames(library) {
    library.errors = completed(library.errors, ERRORS);
    library.errors.conference.AUTH_ERROR_TYPES = AUTHENTICATION_ERRORS;
    library.events = completed(library.events, EVENTS);
    library.constants = { iceRestartReason: {}, ...library.constants };
    library.rtcstats ??= {
        isTraceAvailable: () => false,
        on() {},
        sendIdentityEntry() {},
        sendStatsEntry() {}
    };
    library.runPreCallTest ??= () => Promise.reject(new Error('This library has no test before a call'));
}
