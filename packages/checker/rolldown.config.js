import { thirdPartyNotices } from '../../scripts/third-party-notices.js';

export default {
  input: 'dist/cli.js',
  platform: 'node',
  // Loaded only for policies that are written in TypeScript.
  external: ['jiti'],
  // One file: start-up time is a feature. What is imported dynamically still runs only when it is asked for. What
  // few files need (`yaml`, `dockerfile-ast`) is loaded by createRequire and stays outside: inside, its mere size
  // would cost every start 6 ms of 35.
  output: { file: 'dist/bin.js', format: 'esm', codeSplitting: false },
  plugins: [thirdPartyNotices()],
};
