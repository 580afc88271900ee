// Tells what this participant receives from the others: a function for Playwright, listening for a second.
// Jitsi Meet's store lists all tracks; a picture counts when it moves on, a sound when it can be heard.
async () => {
    const tracks = globalThis.APP?.store?.getState()['features/base/tracks'] ?? [];
    const remote = tracks.filter(track => !track.local && !track.muted && track.jitsiTrack);
    const streams = type => remote.filter(track => track.mediaType === type)
        .map(track => track.jitsiTrack.getOriginalStream()).filter(Boolean);

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

    const any = async (type, test) => (await Promise.all(streams(type).map(test))).some(Boolean);
    const [ camera, microphone ] = await Promise.all([ any('video', frames), any('audio', loud) ]);

    return { camera, microphone };
}
