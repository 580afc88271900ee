/**
 * The person's own camera and microphone, as parts of `APP.conference`: muting them, choosing others, sending them. They are
 * methods of the object that takes them in.
 */
import { getCurrentConference } from '@interface/react/features/base/conference/functions';
import { notifyCameraError, notifyMicError } from '@interface/react/features/base/devices/actions.web';
import { gumPending, setAudioAvailable, setAudioMuted, setVideoAvailable, setVideoMuted }
    from '@interface/react/features/base/media/actions';
import { isVideoMutedByUser } from '@interface/react/features/base/media/functions';
import { IGUMPendingState } from '@interface/react/features/base/media/types';
import { addLocalTrack, replaceLocalTrack } from '@interface/react/features/base/tracks/actions.web';
import {
    createLocalTracksF,
    getLocalJitsiAudioTrack,
    getLocalJitsiVideoTrack,
    isLocalTrackMuted
} from '@interface/react/features/base/tracks/functions.web';
import { handleToggleVideoMuted } from '@interface/react/features/toolbox/actions.any';

import { openMicrophone } from './devices.js';

const AUDIO = 'audio';
const VIDEO = 'video';

const state = () => APP.store.getState();
const dispatch = action => APP.store.dispatch(action);
const room = () => getCurrentConference(state());

/** A queue for each kind of track, so that two replacements never overlap. */
const queues = {
    [AUDIO]: Promise.resolve(),
    [VIDEO]: Promise.resolve()
};

function enqueue(kind, job) {
    const result = queues[kind].then(job);

    queues[kind] = result.catch(() => undefined);

    return result;
}

export default {
    /** Whether the first tracks were got, or could not be; until then muting only changes what they start with. */
    _localTracksInitialized: false,

    /** Whether a camera is being asked for. */
    isCreatingLocalTrack: false,

    isLocalAudioMuted() {
        return this._localTracksInitialized
            ? isLocalTrackMuted(state()['features/base/tracks'], AUDIO)
            : Boolean(state()['features/base/media'].audio.muted);
    },

    isLocalVideoMuted() {
        return this._localTracksInitialized
            ? isLocalTrackMuted(state()['features/base/tracks'], VIDEO)
            : isVideoMutedByUser(state());
    },

    /** Mutes or unmutes the microphone; without a track yet, asks for one and shows why there is none. */
    async muteAudio(mute, showUI = true) {
        if (!this._localTracksInitialized) {
            dispatch(setAudioMuted(mute));
            this.updateAudioIconEnabled();
        } else if (this.isLocalAudioMuted() === mute) {
            return;
        } else if (mute || getLocalJitsiAudioTrack(state())) {
            dispatch(setAudioMuted(mute));
        } else {
            await this._addTrack(AUDIO, error => showUI && dispatch(notifyMicError(error)));
        }
    },

    /** Mutes or unmutes the camera; without a track yet, asks for one and shows why there is none. */
    async muteVideo(mute, showUI = true) {
        if (!this._localTracksInitialized) {
            dispatch(setVideoMuted(mute));
            this.setVideoMuteStatus();
        } else if (this.isLocalVideoMuted() === mute) {
            return;
        } else if (mute || getLocalJitsiVideoTrack(state())) {
            dispatch(setVideoMuted(mute));
        } else if (!this.isCreatingLocalTrack) {
            // Who clicks again while Chrome asks is not asked twice.
            this.isCreatingLocalTrack = true;
            await this._addTrack(VIDEO, error => showUI && dispatch(notifyCameraError(error)));
            this.isCreatingLocalTrack = false;
        }
    },

    async _addTrack(kind, onError) {
        dispatch(gumPending([ kind ], IGUMPendingState.PENDING_UNMUTE));
        try {
            const [ track ] = await createLocalTracksF({ devices: [ kind ] });

            await (kind === AUDIO ? this.useAudioStream(track) : this.useVideoStream(track));
        } catch (error) {
            onError(error);
        } finally {
            dispatch(gumPending([ kind ], IGUMPendingState.NONE));
        }
    },

    toggleAudioMuted(showUI = true) {
        return this.muteAudio(!this.isLocalAudioMuted(), showUI);
    },

    toggleVideoMuted(showUI = true, ensureTrack = false) {
        dispatch(handleToggleVideoMuted(!this.isLocalVideoMuted(), showUI, ensureTrack));
    },

    setVideoMuteStatus() {
        APP.UI.setVideoMuted(this.getMyUserId());
    },

    updateAudioIconEnabled() {
        const { audioInput = [] } = state()['features/base/devices'].availableDevices;

        dispatch(setAudioAvailable(audioInput.length > 0 || Boolean(getLocalJitsiAudioTrack(state()))));
    },

    updateVideoIconEnabled() {
        const { videoInput = [] } = state()['features/base/devices'].availableDevices;
        const available = videoInput.length > 0 || Boolean(getLocalJitsiVideoTrack(state()));

        dispatch(setVideoAvailable(available));
        APP.API.notifyVideoAvailabilityChanged(available);
    },

    /** Sends `track` from now on in place of the microphone's; null sends none. */
    useAudioStream(track) {
        return enqueue(AUDIO, async () => {
            const current = getLocalJitsiAudioTrack(state()) ?? null;

            if (current !== track) {
                await dispatch(replaceLocalTrack(current, track, room()));
            }
            this.updateAudioIconEnabled();
        });
    },

    /** Sends `track` from now on in place of the camera's; null sends none. */
    useVideoStream(track) {
        return enqueue(VIDEO, async () => {
            const current = getLocalJitsiVideoTrack(state()) ?? null;

            if (current !== track) {
                await dispatch(current ? replaceLocalTrack(current, track, room()) : addLocalTrack(track));
            }
            this.setVideoMuteStatus();
        });
    },

    async onAudioDeviceChanged(chosen) {
        try {
            const muted = this.isLocalAudioMuted();
            const track = await openMicrophone(chosen);

            muted && await track.mute();
            await this.useAudioStream(track);
        } catch (error) {
            dispatch(notifyMicError(error));
        }
    },

    async onVideoDeviceChanged(cameraDeviceId) {
        try {
            const muted = this.isLocalVideoMuted();
            const [ track ] = await createLocalTracksF({ devices: [ VIDEO ], cameraDeviceId });

            muted && await track.mute();
            await this.useVideoStream(track);
        } catch (error) {
            dispatch(notifyCameraError(error));
        }
    }
};
