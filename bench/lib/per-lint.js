/**
 * What a rule remembers of a file, by its tree, would make the second lint of the same tree free. This forgets it between
 * rounds: a module that is imported through here gets a `WeakMap` that can be emptied, so that each round does the whole work.
 */

const NativeWeakMap = globalThis.WeakMap;

let round = 0;

/**
 * @template {WeakKey} K
 * @template V
 */
class PerLintMap {
  #round = round;
  /** @type {WeakMap<K, V>} */
  #entries = new NativeWeakMap();

  #current() {
    if (this.#round !== round) {
      this.#round = round;
      this.#entries = new NativeWeakMap();
    }
    return this.#entries;
  }

  /** @param {K} key */
  get(key) {
    return this.#current().get(key);
  }

  /** @param {K} key */
  has(key) {
    return this.#current().has(key);
  }

  /**
   * @param {K} key
   * @param {V} value
   */
  set(key, value) {
    this.#current().set(key, value);
    return this;
  }

  /** @param {K} key */
  delete(key) {
    return this.#current().delete(key);
  }
}

export const perLint = {
  /** Empties the maps of all that was imported. */
  reset() {
    round++;
  },

  /**
   * @template T
   * @param {() => Promise<T>} load imports a module, whose maps this is about
   * @returns {Promise<T>}
   */
  async importing(load) {
    globalThis.WeakMap = /** @type {any} */ (PerLintMap);
    try {
      return await load();
    } finally {
      globalThis.WeakMap = NativeWeakMap;
    }
  },
};
