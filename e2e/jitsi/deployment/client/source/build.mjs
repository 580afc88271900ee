/**
 * Bundles the client: node build.mjs INTERFACE LIBRARY OUTPUT
 *
 * INTERFACE is the unpacked package @jitsi/react-native-sdk (the official source tree, web interface included), LIBRARY
 * the unpacked @solyd/lib-jitsi-meet, OUTPUT the folder that a web server can then serve. Run in the folder of this
 * file, with the packages of package-lock.json installed.
 */
import { transform } from '@svgr/core';
import esbuild from 'esbuild';
import { cp, mkdir, readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const [ INTERFACE, LIBRARY, OUTPUT ] = process.argv.slice(2).map(folder => path.resolve(folder));
const HERE = path.dirname(fileURLToPath(import.meta.url));

/** Packages of features that the embedded deployment does not offer; most are heavy, some not on the registry. */
const LEFT_OUT = new Set([
    '@amplitude/analytics-browser',
    '@amplitude/analytics-core',
    '@amplitude/analytics-types',
    '@giphy/js-fetch-api',
    '@giphy/react-components',
    '@jitsi/excalidraw',
    '@jitsi/excalidraw/index.css',
    '@jitsi/rnnoise-wasm',
    '@microsoft/microsoft-graph-client',
    '@tensorflow-models/body-segmentation',
    '@tensorflow/tfjs-backend-wasm',
    '@tensorflow/tfjs-backend-webgl',
    '@tensorflow/tfjs-backend-webgpu',
    '@tensorflow/tfjs-core',
    '@vladmandic/human',
    'dropbox',
    'fs',
    'path',
    'react-youtube',
    'ts-ebml/dist/EBML.min.js'
]);

/** Anything may be read from it, called and constructed, and gives itself again. */
const STAND_IN = `
const target = function() {};
const standIn = new Proxy(target, {
    apply: () => standIn,
    construct: () => standIn,
    get(_, key) {
        switch (key) {
        case 'then': return undefined;
        case 'prototype': return target.prototype;
        case Symbol.toPrimitive: return () => '';
        default: return standIn;
        }
    }
});
export default standIn;
`;

/** The names that the interface imports from each package that is left out: a stand-in has to export them. */
async function namesImported(folder) {
    const names = new Map([ ...LEFT_OUT ].map(name => [ name, new Set() ]));

    for (const file of await readdir(folder, { recursive: true })) {
        if (!/\.(ts|tsx|js)$/.test(file) || /\.native\./.test(file)) {
            continue;
        }
        const source = await readFile(path.join(folder, file), 'utf8');

        for (const [ , clause, name ] of source.matchAll(/import\s+(?!type)([^;'"]*?)from\s+'([^']+)'/g)) {
            const braces = /\{([^}]*)\}/.exec(clause);

            if (braces && names.has(name)) {
                braces[1].split(',')
                    .map(part => part.trim().split(/\s+as\s+/)[0].replace(/^type\s+/, ''))
                    .filter(part => part && part !== 'default')
                    .forEach(part => names.get(name).add(part));
            }
        }
    }

    return names;
}

function leaveOut(names) {
    return {
        name: 'leave-out',
        setup(build) {
            build.onResolve({ filter: /^[^./]/ }, ({ path: name }) =>
                (LEFT_OUT.has(name) ? { namespace: 'stand-in', path: name } : undefined));
            build.onLoad({ filter: /.*/, namespace: 'stand-in' }, ({ path: name }) => {
                const exported = [ ...names.get(name) ].map(part => `export const ${part} = standIn;`);

                return { contents: STAND_IN + exported.join('\n'), loader: 'js' };
            });
        }
    };
}

/** The interface comes without its packages: they are this client's. */
const ownPackages = {
    name: 'own-packages',
    setup(build) {
        build.onResolve({ filter: /^[^./]/ }, ({ importer, kind, path: name, pluginData }) => {
            if (kind === 'entry-point' || pluginData === ownPackages || !importer.startsWith(INTERFACE)) {
                return undefined;
            }

            return build.resolve(name, { kind, pluginData: ownPackages, resolveDir: HERE });
        });
    }
};

const icons = {
    name: 'icons',
    setup(build) {
        build.onLoad({ filter: /\.svg$/ }, async ({ path: file }) => {
            const contents = await transform(await readFile(file, 'utf8'), {
                dimensions: false,
                expandProps: 'start',
                exportType: 'default',
                plugins: [ '@svgr/plugin-jsx' ]
            }, { componentName: 'Icon' });

            return { contents, loader: 'jsx', resolveDir: HERE };
        });
    }
};

async function bundleScripts() {
    await esbuild.build({
        alias: {
            '@interface': INTERFACE,
            'lib-jitsi-meet': path.join(HERE, 'src/library/index.js')
        },
        bundle: true,
        define: {
            __DEBUG__: 'false',
            global: 'globalThis',
            'process.browser': 'true',
            'process.env.JEST_WORKER_ID': 'undefined',
            'process.env.NODE_ENV': '"production"',
            'process.platform': '"browser"'
        },
        entryPoints: { 'app.bundle.min': path.join(HERE, 'src/main.js') },
        format: 'iife',
        legalComments: 'linked',
        loader: { '.gif': 'dataurl', '.js': 'jsx', '.png': 'dataurl', '.tflite': 'file', '.wasm': 'file' },
        logLevel: 'error',
        minify: true,
        nodePaths: [ path.join(HERE, 'node_modules') ],
        outdir: path.join(OUTPUT, 'libs'),
        platform: 'browser',
        plugins: [ leaveOut(await namesImported(path.join(INTERFACE, 'react'))), ownPackages, icons ],
        resolveExtensions: [ '.web.tsx', '.web.ts', '.web.js', '.tsx', '.ts', '.jsx', '.js', '.json' ],
        target: 'chrome120',
        tsconfigRaw: {
            compilerOptions: { experimentalDecorators: true, jsx: 'react', useDefineForClassFields: false }
        }
    });
}

async function bundleStyles() {
    await esbuild.build({
        bundle: true,
        entryPoints: [ 'all', 'goodbye' ].map(name => path.join(HERE, 'css', `${name}.css`)),
        logLevel: 'error',
        minify: true,
        outdir: path.join(OUTPUT, 'css'),
        target: 'chrome120'
    });
}

async function copyFiles() {
    const countries = path.join(HERE, 'node_modules/i18n-iso-countries/langs');

    for (const folder of [ 'images', 'lang', 'sounds' ]) {
        await cp(path.join(INTERFACE, folder), path.join(OUTPUT, folder), { recursive: true });
    }
    await cp(path.join(INTERFACE, 'lang/main.json'), path.join(OUTPUT, 'lang/main-en.json'));
    for (const file of await readdir(countries)) {
        await cp(path.join(countries, file), path.join(OUTPUT, 'lang', `countries-${file}`));
    }
    await cp(path.join(LIBRARY, 'dist/umd/lib-jitsi-meet.min.js'), path.join(OUTPUT, 'libs/lib-jitsi-meet.min.js'));
    await cp(path.join(HERE, 'site'), OUTPUT, { recursive: true });
}

await mkdir(path.join(OUTPUT, 'libs'), { recursive: true });
await Promise.all([ bundleScripts(), bundleStyles(), copyFiles() ]);
