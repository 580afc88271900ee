/**
 * `APP.conference`: the part of the web application that the official interface leaves to the page that hosts it. It gets
 * the first camera and microphone tracks, creates the conference once connected, mutes, switches devices and leaves.
 */
import { conferenceLeft, conferenceWillLeave, createConference, dataChannelClosed, dataChannelOpened, p2pStatusChanged }
    from '@interface/react/features/base/conference/actions.web';
import { getCurrentConference } from '@interface/react/features/base/conference/functions';
import { connect, disconnect } from '@interface/react/features/base/connection/actions.web';
import { gumPending, setInitialGUMPromise } from '@interface/react/features/base/media/actions';
import { getStartWithAudioMuted, getStartWithVideoMuted } from '@interface/react/features/base/media/functions';
import { IGUMPendingState } from '@interface/react/features/base/media/types';
import { updateSettings } from '@interface/react/features/base/settings/actions';
import {
    createInitialAVTracks,
    destroyLocalTracks,
    displayErrorsForCreateInitialLocalTracks,
    replaceLocalTrack,
    setGUMPendingStateOnFailedTracks
} from '@interface/react/features/base/tracks/actions.web';
import { getLocalTracks } from '@interface/react/features/base/tracks/functions.web';
import { maybeRedirectToWelcomePage } from '@interface/react/features/app/actions.web';
import { openLeaveReasonDialog } from '@interface/react/features/conference/actions.web';
import { initPrejoin, isPrejoinPageVisible } from '@interface/react/features/prejoin/functions.web';

import { listDevices, unwatchDevices, watchDevices } from './devices.js';
import library from './library/index.js';
import { publishMuteState } from './presence.js';
import ownTracks from './tracks.js';

/** How long the person may take to answer the permission prompt, in milliseconds. */
const PROMPT_TIMEOUT = 60000;

const AUDIO = 'audio';
const VIDEO = 'video';

const state = () => APP.store.getState();
const dispatch = action => APP.store.dispatch(action);

/** The conference that the person is in, or about to enter. */
function room() {
    return getCurrentConference(state());
}

/** Has the room know a personal detail, as a command in the presence of the local participant. */
function tellRoom(command, value) {
    room()?.removeCommand(command);
    room()?.sendCommand(command, { value });
}

export default {
    ...ownTracks,

    commands: {
        defaults: {
            AVATAR_URL: 'avatar-url',
            CUSTOM_ROLE: 'custom-role',
            EMAIL: 'email',
            ETHERPAD: 'etherpad'
        }
    },

    isSharingScreen: false,

    roomName: undefined,

    /**
     * Gets the first tracks, with or without a prejoin screen.
     *
     * With it, device errors show there alone; without, as notifications in the room.
     */
    async init({ roomName, shouldDispatchConnect }) {
        this.roomName = roomName;
        // A device that was chosen before is recognised by its name, too.
        await listDevices(this);

        const audioMuted = getStartWithAudioMuted(state());
        const videoMuted = getStartWithVideoMuted(state());

        // A microphone is asked for even by those who start muted: the interface warns who talks while muted.
        const devices = videoMuted ? [ AUDIO ] : [ AUDIO, VIDEO ];
        const gettingTracks = this._createTracks(devices)
            .then(({ tracks, errors }) => this._tracksCreated(audioMuted, tracks, errors));

        if (shouldDispatchConnect) {
            // A failing connection has an overlay of the interface's own.
            dispatch(connect()).catch(() => undefined);
        }

        await gettingTracks;
    },

    /** Asks for devices, unless the configuration has the person enter without any. */
    async _createTracks(devices) {
        // The interface sets it where the address, and not the server, switches the prejoin screen off.
        if (state()['features/base/config'].disableInitialGUM) {
            return { errors: {}, tracks: [] };
        }

        return dispatch(createInitialAVTracks({ devices, timeout: PROMPT_TIMEOUT }, true));
    },

    async _tracksCreated(audioMuted, created, errors) {
        const tracks = created.filter(track => !(audioMuted && track.isAudioTrack()));
        const { initialGUMPromise } = state()['features/base/media'];

        created.filter(track => !tracks.includes(track)).forEach(track => track.stopStream());
        watchDevices(this);
        // Only now do the devices have names.
        listDevices(this);

        if (isPrejoinPageVisible(state())) {
            dispatch(gumPending([ AUDIO, VIDEO ], IGUMPendingState.NONE));
            initPrejoin(tracks, errors, APP.store.dispatch);
            initialGUMPromise?.resolve({ tracks, errors });
            dispatch(setInitialGUMPromise());
        } else {
            dispatch(displayErrorsForCreateInitialLocalTracks(errors));
            setGUMPendingStateOnFailedTracks(tracks, APP.store.dispatch);
            initialGUMPromise?.resolve({ tracks, errors });
        }
    },

    /** Enters the room with these tracks; called by the interface when the connection is there. */
    async startConference(tracks) {
        const known = getLocalTracks(state()['features/base/tracks']).map(({ jitsiTrack }) => jitsiTrack);
        const isMuted = track => (track.isAudioTrack() ? this.isLocalAudioMuted() : this.isLocalVideoMuted());

        for (const track of tracks) {
            if (!known.includes(track)) {
                if (isMuted(track)) {
                    await track.mute();
                }
                await dispatch(replaceLocalTrack(null, track));
            }
        }
        dispatch(gumPending([ AUDIO, VIDEO ], IGUMPendingState.NONE));
        this._localTracksInitialized = true;
        this._enter();
        this.updateAudioIconEnabled();
        this.setVideoMuteStatus();
    },

    /** Enters another room over the same connection, for breakout rooms. */
    async joinRoom(roomName) {
        this.roomName = roomName;
        this._enter(roomName);
    },

    _enter(roomName) {
        dispatch(createConference(roomName));

        const conference = room();
        const events = library.events.conference;

        publishMuteState(conference, events);
        conference.on(events.CONFERENCE_JOINED, () => APP.UI.initConference());
        conference.on(events.CONFERENCE_FAILED, error => this._onFailed(conference, error));
        conference.on(events.P2P_STATUS, (_, p2p) => dispatch(p2pStatusChanged(p2p)));
        conference.on(events.DATA_CHANNEL_OPENED, () => dispatch(dataChannelOpened()));
        conference.on(events.DATA_CHANNEL_CLOSED, event => dispatch(dataChannelClosed(event?.code, event?.reason)));
        conference.on(events.USER_JOINED, (_, user) => !user.isHidden() && APP.UI.addUser(user));
        conference.on(events.TRACK_AUDIO_LEVEL_CHANGED, (id, level) => {
            const silent = this.isLocalId(id) && this.isLocalAudioMuted();

            APP.UI.setAudioLevel(id, silent ? 0 : level);
        });
    },

    /** Leaves a conference that the library cannot rescue; the interface then offers to reload. */
    async _onFailed(conference, error) {
        const { FOCUS_LEFT, ICE_FAILED, OFFER_ANSWER_FAILED, VIDEOBRIDGE_NOT_AVAILABLE } = library.errors.conference;

        if ([ FOCUS_LEFT, ICE_FAILED, OFFER_ANSWER_FAILED, VIDEOBRIDGE_NOT_AVAILABLE ].includes(error)) {
            dispatch(conferenceWillLeave(conference));
            await conference.leave().catch(() => undefined);
            await dispatch(disconnect());
        }
    },

    isJoined() {
        // As in a real Jitsi Meet, whoever asks before the interface has its store is told no.
        return Boolean(APP.store && room()?.isJoined());
    },

    isLocalId(id) {
        return id !== undefined && id === this.getMyUserId();
    },

    getMyUserId() {
        return room()?.myUserId();
    },

    getParticipantById(id) {
        return room()?.getParticipantById(id) ?? null;
    },

    listMembers() {
        return room()?.getParticipants() ?? [];
    },

    getConnectionState() {
        return room()?.getConnectionState();
    },

    getP2PConnectionState() {
        return room()?.getP2PConnectionState();
    },

    getStats() {
        return room()?.connectionQuality.getStats() ?? {};
    },

    /** Leaves the room and, unless asked otherwise, the server. */
    async leaveRoom(doDisconnect = true, reason = '') {
        const conference = room();

        if (conference) {
            dispatch(conferenceWillLeave(conference));
            if (conference.isJoined()) {
                await conference.leave(reason).catch(() => undefined);
            }
            dispatch(conferenceLeft(conference));
        }
        if (doDisconnect) {
            await dispatch(disconnect());
        }
    },

    /** Leaves for good, with the page for goodbyes at the end. */
    async hangup(requestFeedback, reason, notifyOnConferenceTermination) {
        dispatch(destroyLocalTracks());
        this._localTracksInitialized = false;
        unwatchDevices();
        if (requestFeedback && reason && notifyOnConferenceTermination) {
            await dispatch(openLeaveReasonDialog(reason));
        }
        await this.leaveRoom();
        APP.API.notifyConferenceLeft(this.roomName);
        APP.API.notifyReadyToClose();
        dispatch(maybeRedirectToWelcomePage());
    },

    changeLocalAvatarUrl(avatarURL) {
        dispatch(updateSettings({ avatarURL }));
        tellRoom(this.commands.defaults.AVATAR_URL, avatarURL);
    },

    changeLocalEmail(email) {
        dispatch(updateSettings({ email }));
        tellRoom(this.commands.defaults.EMAIL, email);
    },

    sendEndpointMessage(to, payload) {
        room()?.sendEndpointMessage(to, payload);
    },

    isLowBandwidthMode() {
        return Boolean(state()['features/base/low-bandwidth-mode'].enabled);
    },

    /** A computer that wakes up reports its devices as new, to a person who has to come in again anyway. */
    onSuspendDetected() {
        unwatchDevices();
    },

    onToggleLowBandwidthMode() {
        const displayed = APP.UI.getLargeVideoID();

        if (displayed) {
            APP.UI.updateLargeVideo(displayed, true);
        }
    },

    // For features that need servers or hosts which the embedded deployment does not have.
    onExternalShareSignal() {},
    onProxyConnectionEvent() {},
    setLocalParticipantProperties() {},
    submitFeedback() {}
};
