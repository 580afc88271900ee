// Resolves once an element is at rest: a function of the element and a deadline in milliseconds, for Playwright.
//
// At rest: in two frames in a row neither its box nor an animation in it has changed. The deadline is for what is never
// at rest, such as a progress bar. It is no failure: the element's place is known all the same.
async (element, deadline) => {
    const end = performance.now() + deadline;
    const box = () => JSON.stringify(element.getBoundingClientRect());
    const moving = () => element.getAnimations({ subtree: true })
        .some(animation => animation.playState === 'running'
            && animation.effect?.getComputedTiming().iterations !== Infinity);
    for (let before = box(), calm = 0; calm < 2 && performance.now() < end;) {
        await new Promise(requestAnimationFrame);
        const now = box();
        calm = now === before && !moving() ? calm + 1 : 0;
        before = now;
    }
}
