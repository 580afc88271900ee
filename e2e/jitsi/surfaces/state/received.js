// Returns what this participant receives from the others: a function for Playwright, listening for a second.
// Jitsi Meet's store lists all tracks; a picture counts when it moves on, a sound when it can be heard.
async () => {
    const state = globalThis.APP?.store?.getState() ?? {};
    const conference = state['features/base/conference']?.conference;
    const remote = (state['features/base/tracks'] ?? []).filter(track => !track.local);

    const frames = async stream => {
        const video = document.createElement('video');

        Object.assign(video, { srcObject: stream, muted: true });
        await video.play().catch(() => undefined);

        return new Promise(resolve => {
            const end = setTimeout(() => resolve(false), 1000);

            video.requestVideoFrameCallback(() => video.requestVideoFrameCallback(() => {
                clearTimeout(end);
                resolve(video.videoWidth > 0);
            }));
        });
    };

    const loud = async stream => {
        const context = new AudioContext();

        await context.resume();
        const analyser = context.createAnalyser();
        const levels = new Float32Array(analyser.fftSize);

        context.createMediaStreamSource(stream).connect(analyser);
        // The fake microphone beeps once a second.
        for (const end = performance.now() + 1300; performance.now() < end;) {
            analyser.getFloatTimeDomainData(levels);
            if (levels.some(level => Math.abs(level) > 0.01)) {
                await context.close();

                return true;
            }
            await new Promise(resolve => setTimeout(resolve, 30));
        }
        await context.close();

        return false;
    };

    const arrives = async ({ jitsiTrack, mediaType, muted }) => {
        const stream = jitsiTrack?.getOriginalStream();

        if (muted) {
            return 'muted';
        }
        if (!stream?.getTracks().some(track => track.readyState === 'live')) {
            return 'no-stream';
        }
        if (mediaType === 'video') {
            return await frames(stream) ? 'received' : 'still';
        }

        return await loud(stream) ? 'received' : 'silent';
    };

    return {
        // Of JitsiConference and JingleSessionPC in lib-jitsi-meet, in the present one and the one of 2022 alike.
        direct: Boolean(conference?.isP2PActive?.()),
        bridge: conference?.jvbJingleSession?.peerconnection?.peerconnection?.iceConnectionState ?? '',
        tracks: await Promise.all(remote.map(async track => ({
            device: track.mediaType === 'video' ? 'camera' : 'microphone',
            participant: track.participantId,
            state: await arrives(track)
        })))
    };
}
