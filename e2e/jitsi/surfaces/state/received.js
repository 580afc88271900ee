// Returns what this participant receives from one other: a function for Playwright. It listens until all of the devices
// have come in, or the time is over. Jitsi Meet's store lists the tracks; a picture counts when it moves on, a sound
// when it can be heard, both from now on: what came before may have been somebody else's, or the same one's of before.
async ({ sender, devices, milliseconds }) => {
    const DEVICES = { audio: 'microphone', video: 'camera' };
    const end = performance.now() + milliseconds;
    const listening = new Map();

    const state = () => globalThis.APP?.store?.getState() ?? {};
    const conference = () => state()['features/base/conference']?.conference;
    const sent = () => (state()['features/base/tracks'] ?? [])
        .filter(track => !track.local && track.participantId === sender);

    const look = stream => {
        const video = document.createElement('video');
        const looker = { arrives: false, close: () => Object.assign(video, { srcObject: null }) };

        Object.assign(video, { srcObject: stream, muted: true });
        video.play().catch(() => undefined);
        // The first picture may be an old one, which the track still had.
        video.requestVideoFrameCallback(() => video.requestVideoFrameCallback(() => {
            looker.arrives = video.videoWidth > 0;
        }));

        return looker;
    };

    const listen = stream => {
        const context = new AudioContext();
        const analyser = context.createAnalyser();
        const levels = new Float32Array(analyser.fftSize);
        let heard = false;

        context.resume();
        context.createMediaStreamSource(stream).connect(analyser);

        return {
            get arrives() {
                analyser.getFloatTimeDomainData(levels);
                heard ||= levels.some(level => Math.abs(level) > 0.01);

                return heard;
            },
            close: () => context.close()
        };
    };

    const stateOf = ({ jitsiTrack, mediaType, muted }) => {
        const stream = jitsiTrack?.getOriginalStream();
        const live = stream?.getTracks().find(track => track.readyState === 'live');

        if (muted) {
            return 'muted';
        }
        if (!live) {
            return 'no-stream';
        }
        if (!listening.has(live)) {
            listening.set(live, mediaType === 'video' ? look(stream) : listen(stream));
        }
        if (listening.get(live).arrives) {
            return 'received';
        }

        return mediaType === 'video' ? 'still' : 'silent';
    };

    let tracks;

    for (;;) {
        tracks = sent().map(track => {
            return { device: DEVICES[track.mediaType], state: stateOf(track) };
        });
        const arrived = tracks.filter(track => track.state === 'received').map(({ device }) => device);

        if (devices.every(device => arrived.includes(device)) || performance.now() >= end) {
            break;
        }
        await new Promise(resolve => setTimeout(resolve, 30));
    }
    listening.forEach(each => each.close());

    return {
        // Of JitsiConference and JingleSessionPC in lib-jitsi-meet, in the present one and the one of 2022 alike.
        direct: Boolean(conference()?.isP2PActive?.()),
        bridge: conference()?.jvbJingleSession?.peerconnection?.peerconnection?.iceConnectionState ?? '',
        tracks
    };
}
