/**
 * Compares pairs of pictures with pixelmatch and odiff, and prints what each took and found.
 *
 * node compare.mjs PAIRS.json, which is a list of [picture, other picture]. It is copied into the folder of the packages.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';

import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

const { ODiffServer, compare } = createRequire(import.meta.url)('odiff-bin');

/** Three times, of which the last counts: the first ones have the code compiled. */
const ROUNDS = 3;

const pairs = JSON.parse(readFileSync(process.argv[2], 'utf-8'));
let server;

function byPixelmatch(one, other) {
    const [ before, after ] = [ one, other ].map(file => PNG.sync.read(readFileSync(file)));

    return before.width === after.width && before.height === after.height
        && pixelmatch(before.data, after.data, undefined, before.width, before.height) === 0;
}

async function byOdiff(run, one, other) {
    const found = await run(one, other, `${process.argv[2]}.diff.png`, { failOnLayoutDiff: true });

    return found.match;
}

const tools = {
    'pixelmatch, in one process': byPixelmatch,
    'odiff, in one process': (one, other) => {
        // Only now, as it gives up where this process is busy while it starts.
        server ??= new ODiffServer();

        return byOdiff(server.compare.bind(server), one, other);
    },
    'odiff, a process each': (one, other) => byOdiff(compare, one, other)
};
const results = {};

for (const [ name, same ] of Object.entries(tools)) {
    for (let round = 0; round < ROUNDS; round++) {
        results[name] = [];
        for (const [ one, other ] of pairs) {
            const began = performance.now();
            const found = await same(one, other);

            results[name].push({ milliseconds: performance.now() - began, same: found });
        }
    }
}
server.stop();
console.log(JSON.stringify(results));
