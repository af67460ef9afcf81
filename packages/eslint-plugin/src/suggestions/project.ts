import { dirname, join } from 'node:path';

import { namesIn, textOf } from '../files/cached-paths.js';

/** What the nearest manifest says of a file. */
export interface Project {
  /** The folder of the manifest. */
  readonly root: string;
  /** Whether plain `.js` and `.ts` files are modules. */
  readonly esm: boolean;
  /** Whether imports are written with their extension: Node's own resolution asks for it. */
  readonly nodeResolution: boolean;
  /** Whether its TypeScript takes JavaScript for modules with types. */
  readonly allowJs: boolean;
  /** Whether `process.env.X` has to be written `process.env['X']`. */
  readonly bracketAccess: boolean;
  /** Whether all of it is an app for browsers or phones. */
  readonly client: boolean;
}

/** As far up as a file of a project lies. */
const MAX_DEPTH = 16;

/** The project that a file belongs to, by the nearest `package.json`; undefined where there is none. */
export function projectOf(filename: string): Project | undefined {
  let folder = dirname(filename);
  for (let depth = 0; depth < MAX_DEPTH; depth++) {
    const manifest = namesIn(folder).has('package.json') ? textOf(join(folder, 'package.json')) : undefined;
    if (manifest !== undefined) return readProject(folder, manifest);
    const above = dirname(folder);
    if (above === folder) break;
    folder = above;
  }
  return undefined;
}

function readProject(root: string, manifest: string): Project {
  const { type, dependencies, devDependencies } = parseManifest(manifest);
  const packages = Object.keys({ ...dependencies, ...devDependencies });
  const esm = type === 'module';
  const options = namesIn(root).has('tsconfig.json') ? (textOf(join(root, 'tsconfig.json')) ?? '') : '';
  const resolution = resolutionOf(options);
  return {
    root,
    esm,
    allowJs: /"(?:allow|check)Js"\s*:\s*true/.test(options),
    bracketAccess: /"noPropertyAccessFromIndexSignature"\s*:\s*true/.test(options),
    nodeResolution: resolution === undefined ? esm : /^node(?:16|18|20|next)$/i.test(resolution),
    client:
      packages.some((name) => CLIENT_ONLY.test(name)) && !packages.some((name) => SERVER_SIDE.test(name)),
  };
}

interface Manifest {
  readonly type?: unknown;
  readonly dependencies?: object;
  readonly devDependencies?: object;
}

function parseManifest(text: string): Manifest {
  try {
    const manifest: unknown = JSON.parse(text);
    return typeof manifest === 'object' && manifest !== null ? manifest : {};
  } catch {
    return {};
  }
}

/** `moduleResolution`, or the `module` that it follows from, where the project's own file says so. */
function resolutionOf(options: string): string | undefined {
  const match = /"moduleResolution"\s*:\s*"(\w+)"/.exec(options) ?? /"module"\s*:\s*"(\w+)"/.exec(options);
  return match?.[1];
}

/** What makes a package an app of a client, by its dependencies. */
const CLIENT_ONLY =
  /^(?:@angular\/core|@vitejs\/plugin-.+|expo|react-native|react-scripts|@sveltejs\/vite-plugin-svelte|parcel)$/;

/** What runs a part of it on a server as well. */
const SERVER_SIDE =
  /^(?:@angular\/ssr|@nestjs\/core|@react-router\/(?:node|serve)|@remix-run\/.+|@sveltejs\/kit|@tanstack\/.+-start|astro|express|fastify|hono|koa|next|nuxt|vike|@hapi\/hapi|h3|nitro(?:pack)?|@trpc\/server)$/;
