/** Follows cameras and microphones that are plugged in and out. */
import { checkAndNotifyForNewDevice, updateDeviceList } from '@interface/react/features/base/devices/actions.web';
import { filterIgnoredDevices } from '@interface/react/features/base/devices/functions.web';

import library from './library/index.js';

let watching = false;

/** Keeps the list of devices and the buttons of `conference` up to date. May be called again. */
export function watchDevices(conference) {
    const { mediaDevices, events } = library;

    if (watching || !mediaDevices.isDeviceChangeAvailable()) {
        return;
    }
    watching = true;
    mediaDevices.addEventListener(events.mediaDevices.DEVICE_LIST_CHANGED, devices => {
        const { availableDevices } = APP.store.getState()['features/base/devices'];
        const known = Object.values(availableDevices).flat();
        const { filteredDevices } = filterIgnoredDevices(devices);

        APP.store.dispatch(updateDeviceList(filteredDevices));
        APP.store.dispatch(checkAndNotifyForNewDevice(filteredDevices, known));
        conference.updateAudioIconEnabled();
        conference.updateVideoIconEnabled();
    });
}
