/**
 * Tells the other participants which of the local tracks are muted.
 *
 * Usually the library does so when its session with the videobridge is set up. Here there is no videobridge, so the
 * shell has it done whenever a local track enters the room.
 */
export function publishMuteState(room, events) {
    const publish = () => {
        let changed = false;

        for (const track of room.getLocalTracks()) {
            changed = room._setTrackMuteStatus(track.getType(), track, track.isMuted()) || changed;
            if (track.isVideoTrack()) {
                changed = room._setNewVideoType(track) || changed;
            }
        }
        if (changed) {
            room.room.sendPresence();
        }
    };

    room.on(events.CONFERENCE_JOINED, publish);
    room.on(events.TRACK_ADDED, track => track.isLocal() && publish());
}
