/**
 * Follows cameras and microphones that are plugged in and out, allowed and forbidden. Chrome reports all of it alike: a
 * device has a name for a page once the page may use it.
 */
import { checkAndNotifyForNewDevice, getAvailableDevices, updateDeviceList }
    from '@interface/react/features/base/devices/actions.web';
import {
    areDevicesDifferent,
    filterIgnoredDevices,
    flattenAvailableDevices,
    getDefaultDeviceId,
    setAudioOutputDeviceId
} from '@interface/react/features/base/devices/functions.web';
import { updateSettings } from '@interface/react/features/base/settings/actions';
import {
    createLocalTracksF,
    getLocalJitsiAudioTrack,
    getLocalJitsiVideoTrack
} from '@interface/react/features/base/tracks/functions.web';
import mediaDeviceHelper from '@interface/modules/devices/mediaDeviceHelper';

import library from './library/index.js';

const state = () => APP.store.getState();
const dispatch = action => APP.store.dispatch(action);
const known = () => state()['features/base/devices'].availableDevices;

/** The name of the microphone that the computer prefers, whichever that is: a second name of one of the others. */
const DEFAULT = 'default';

let listener;

/** Has the interface know the devices that are there, and whether `conference` has any. */
export async function listDevices(conference) {
    if (library.mediaDevices.isDeviceChangeAvailable()) {
        await dispatch(getAvailableDevices());
        conference.updateAudioIconEnabled();
        conference.updateVideoIconEnabled();
    }
}

/** Has `conference` take what becomes available, from now on. May be called again. */
export function watchDevices(conference) {
    const { mediaDevices, events } = library;

    if (!listener && mediaDevices.isDeviceChangeAvailable()) {
        listener = devices => setTimeout(follow, 0, conference, devices);
        mediaDevices.addEventListener(events.mediaDevices.DEVICE_LIST_CHANGED, listener);
    }
}

/** Ends that. */
export function unwatchDevices() {
    const { mediaDevices, events } = library;

    if (listener) {
        mediaDevices.removeEventListener(events.mediaDevices.DEVICE_LIST_CHANGED, listener);
        listener = undefined;
    }
}

/** Takes devices that the person can be expected to want: there was none before, or it is the one that they chose. */
async function follow(conference, devices) {
    const before = known();
    const { filteredDevices } = filterIgnoredDevices(devices);

    if (!areDevicesDifferent(flattenAvailableDevices(before), filteredDevices)) {
        return;
    }

    const microphone = getLocalJitsiAudioTrack(state());
    const camera = getLocalJitsiVideoTrack(state());

    dispatch(updateDeviceList(filteredDevices));

    const wanted = mediaDeviceHelper.getNewMediaDevicesAfterDeviceListChanged(
        filteredDevices,
        camera,
        microphone,
        mediaDeviceHelper.newDeviceListAddedLabelsOnly(before, filteredDevices));
    const speaker = wanted.audiooutput === undefined
        ? undefined
        // One that cannot be opened keeps nobody from the camera and the microphone.
        : setAudioOutputDeviceId(wanted.audiooutput, APP.store.dispatch).catch(() => undefined);

    // While the former device is still open, Chrome may give it again for the default one.
    wanted.audioinput && microphone?.stopStream();
    wanted.videoinput && camera?.stopStream();
    announce(before, wanted);

    await Promise.all([
        speaker,
        take(conference, await keepMuted(conference, wanted, { camera, microphone }))
    ]);
    conference.updateAudioIconEnabled();
    conference.updateVideoIconEnabled();
}

/** Has the interface tell of new devices, in a room: of the microphones that are not taken, the cameras that are. */
function announce(before, wanted) {
    const now = known();
    const sounds = [
        ...wanted.audiooutput === undefined ? [ 'audioOutput' ] : [],
        ...wanted.audioinput ? [] : [ 'audioInput' ]
    ];
    const all = (list, kinds) => kinds.flatMap(kind => list[kind] ?? []);

    dispatch(checkAndNotifyForNewDevice(all(now, sounds), all(before, sounds)));
    if (wanted.videoinput) {
        dispatch(checkAndNotifyForNewDevice(all(now, [ 'videoInput' ]), all(before, [ 'videoInput' ])));
    }
}

/**
 * Returns what of `wanted` is to be taken at once. Whoever is muted gets it when they unmute.
 *
 * In a room, that is also who came without a device.
 */
async function keepMuted(conference, wanted, { camera, microphone }) {
    const taken = { ...wanted };

    if (wanted.videoinput && conference.isLocalVideoMuted()) {
        dispatch(updateSettings({ cameraDeviceId: wanted.videoinput }));
        delete taken.videoinput;
        camera && await conference.useVideoStream(null);
    }
    if (wanted.audioinput && conference.isLocalAudioMuted()) {
        dispatch(updateSettings({ micDeviceId: wanted.audioinput }));
        delete taken.audioinput;
        microphone && await conference.useAudioStream(null);
    }

    return taken;
}

/** Opens the devices and has `conference` send them; the interface shows which of them cannot be opened, and why. */
async function take(conference, { audioinput, videoinput }) {
    const tracks = await mediaDeviceHelper.createLocalTracksAfterDeviceListChanged(
        createLocalTracksF,
        videoinput,
        standsFor(audioinput));

    await Promise.all(tracks.map(track => (track.isAudioTrack()
        ? conference.useAudioStream(named(track, audioinput))
        : conference.useVideoStream(track))));
}

/** Returns a track of the microphone that the person has chosen. */
export async function openMicrophone(chosen) {
    const [ track ] = await createLocalTracksF({ devices: [ 'audio' ], micDeviceId: standsFor(chosen) });

    return named(track, chosen);
}

/** The default microphone by its own name: by that one, Chrome gives the wrong track. https://crbug.com/997689 */
function standsFor(microphone) {
    return microphone === DEFAULT ? getDefaultDeviceId(state(), 'audioInput') : microphone;
}

/** Has the interface's settings show the default microphone as the one that was chosen. */
function named(track, microphone) {
    if (microphone === DEFAULT) {
        track.deviceId = track._realDeviceId = DEFAULT;
    }

    return track;
}
