/**
 * Times the judge in a thread of its own, where nothing is compiled or cached yet: a first pass over all inputs, then
 * passes that find everything warm. Posts nanoseconds of CPU for all calls of each function: the first pass, then the
 * others. What the engine does beside the thread, compiling and collecting, counts.
 */
import { parentPort, workerData } from 'node:worker_threads';

import { classifyName, classifyValue, findTokens, judgeLiteral } from '@bridgekeeper/policy';

/** @typedef {import('@bridgekeeper/policy').Literal} Literal */
/** @typedef {{ name: string, calls: number, first: number, warm: number[], hits: number }} Cost */

/** @type {{ literals: Literal[], names: string[], passes: number }} */
const { literals, names, passes } = workerData;

/**
 * @template T
 * @param {string} name
 * @param {readonly T[]} inputs
 * @param {(input: T) => boolean} call its answers are counted, so that no call can be optimised away
 * @returns {Cost}
 */
function cost(name, inputs, call) {
  const times = [];
  let hits = 0;
  for (let pass = 0; pass <= passes; pass++) {
    hits = 0;
    const start = process.cpuUsage();
    for (const input of inputs) if (call(input)) hits++;
    const { user, system } = process.cpuUsage(start);
    times.push((user + system) * 1_000);
  }
  const [first = NaN, ...warm] = times;
  return { name, calls: inputs.length, first, warm, hits };
}

// In the order of the rule, so that each finds cold what it would find cold there.
parentPort?.postMessage([
  cost('judgeLiteral', literals, (literal) => judgeLiteral(literal) !== undefined),
  cost('classifyName', names, (name) => classifyName(name) !== 'none'),
  cost('findTokens', literals, ({ value }) => findTokens(value).length > 0),
  cost('classifyValue', literals, ({ name, value }) => classifyValue(value, name) === 'random'),
]);
