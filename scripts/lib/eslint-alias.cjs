/**
 * Puts another version of ESLint in the place of `eslint`, for everything that a process imports or requires:
 *
 *     ESLINT_ALIAS=eslint-9.22 node --require ./scripts/lib/eslint-alias.cjs …
 */
const Module = require('node:module');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');

const PLUGIN = join(__dirname, '../../packages/eslint-plugin/package.json');
const alias = process.env.ESLINT_ALIAS;

if (alias !== undefined) {
  const ours = Module.createRequire(PLUGIN);
  const resolveFilename = Module._resolveFilename;
  Module._resolveFilename = function (request, ...rest) {
    const match = /^eslint(?=$|\/)(.*)$/.exec(request);
    return match === null ? resolveFilename.call(this, request, ...rest) : ours.resolve(alias + match[1]);
  };
  // Experimental up to Node 22, and used only to run tests.
  // eslint-disable-next-line n/no-unsupported-features/node-builtins -- it is there in every version
  Module.register(pathToFileURL(join(__dirname, 'eslint-alias-hooks.js')), {
    data: { alias, parent: pathToFileURL(PLUGIN).href },
  });
}
