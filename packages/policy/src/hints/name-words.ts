import { isPublicSecret } from '../judge-public.js';
import { analyseName } from '../names/classify-name.js';

/** What a word of a program says by itself. */
export interface WordMeaning {
  /** A secret's name, or part of one. */
  readonly secret: boolean;
  /** A bare `key`, which is one where the name before it says of what. */
  readonly key: boolean;
  /** The same of what is a secret only beside user and host: a hash, a code. */
  readonly unsure: boolean;
  /** A secret that a bundler ships. */
  readonly shipped: boolean;
}

const NOTHING: WordMeaning = { secret: false, key: false, unsure: false, shipped: false };

/** The words of programs repeat, across files too. */
const known = new Map<string, WordMeaning>();
const MAX_KNOWN = 8192;

export function meaningOf(word: string): WordMeaning {
  let meaning = known.get(word);
  if (meaning === undefined) {
    meaning = compute(word);
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(word, meaning);
  }
  return meaning;
}

/** `setToken('x')`, `withApiKey('x')`: the method names its argument. */
const SETTER = /^(?:set|with)([A-Z]\w{2,60})$/;

function compute(word: string): WordMeaning {
  const names = [word];
  const setter = SETTER.exec(word)?.[1];
  if (setter !== undefined) names.push(setter.charAt(0).toLowerCase() + setter.slice(1));
  // With hyphens it is one name in a text (`--db-password`), and several in a program (`no - password`).
  if (word.includes('-')) names.push(...word.split('-').filter((part) => part.length > 1));
  const meanings = names.map(meaningOfName);
  const some = (key: keyof WordMeaning): boolean => meanings.some((meaning) => meaning[key]);
  const meaning = {
    secret: some('secret'),
    key: some('key'),
    unsure: some('unsure'),
    shipped: some('shipped'),
  };
  return Object.values(meaning).some(Boolean) ? meaning : NOTHING;
}

function meaningOfName(name: string): WordMeaning {
  const { class: nameClass } = analyseName(name);
  const secret = nameClass === 'secret' || nameClass === 'likely';
  const contextual = nameClass === 'contextual';
  const key = contextual && /^keys?$/i.test(name);
  return { secret, key, unsure: contextual && !key, shipped: isPublicSecret(name) };
}
