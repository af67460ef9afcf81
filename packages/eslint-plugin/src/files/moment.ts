/**
 * A moment is what a program does without a way back to the event loop, at most a tenth of a second of it. ESLint's command
 * line lints some fifty files in one. Nothing is heard within it of a file that was saved or an editor that asks: what was
 * looked at of the file system need not be looked at again.
 */

/** In milliseconds. */
const MAX_LENGTH = 100;

/** Before anybody puts another clock or another loop in place of it. */
const later = setImmediate;

let current = 0;
let endsAt = 0;
let isOpen = false;

/** The number of the moment that this is. */
function moment(): number {
  const now = performance.now();
  if (now >= endsAt) {
    current++;
    endsAt = now + MAX_LENGTH;
  }
  if (!isOpen) {
    isOpen = true;
    later(() => {
      isOpen = false;
      endMoment();
    }).unref();
  }
  return current;
}

/** What is asked for next is looked at anew. */
export function endMoment(): void {
  endsAt = 0;
}

/** Values by key that are forgotten when a moment ends. */
export class Momentary<V> {
  readonly #values = new Map<string, V>();
  #moment = 0;

  #current(): Map<string, V> {
    const now = moment();
    if (now !== this.#moment) {
      this.#values.clear();
      this.#moment = now;
    }
    return this.#values;
  }

  has(key: string): boolean {
    return this.#current().has(key);
  }

  get(key: string): V | undefined {
    return this.#current().get(key);
  }

  set(key: string, value: V): void {
    this.#current().set(key, value);
  }
}
