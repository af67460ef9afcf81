/**
 * Whether a file may define a function by a name, as its text tells: `function name`, `name = `, `name: `, `name(key) {`, but not
 * `.name(` and `await name(`.
 */
export function isDefinedIn(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    const end = at + name.length;
    // Of a short name most places are parts of words.
    if (/[\w$]/.test(text.charAt(at - 1)) || /[\w$]/.test(text.charAt(end))) continue;
    const before = text.slice(Math.max(0, at - MAX_MODIFIERS), at);
    const behind = text.slice(end, end + MAX_MODIFIERS).trimStart();
    if (/^[:=]/.test(behind) || /\bfunction\s?\*?\s$/.test(before)) return true;
    const words = before.slice(before.lastIndexOf('\n') + 1).split(/[\s#]+/);
    const last = words.findLast((word) => !MODIFIERS.has(word));
    const mayBeMethod = last === undefined || /[;{}]$/.test(last);
    if (mayBeMethod && /^[(<]/.test(behind) && hasBody(text, end)) return true;
  }
  return false;
}

/** Whether a block or a type stands behind the parameters that begin at a place, as with a method; of a call none does. */
function hasBody(text: string, start: number): boolean {
  let depth = 0;
  for (let at = start; at < start + MAX_PARAMETERS; at++) {
    const char = text.charAt(at);
    if (char === '(') depth++;
    else if (char === ')') depth--;
    else continue;
    if (depth === 0) return /^\s{0,80}[:{]/.test(text.slice(at + 1, at + 100));
  }
  return true;
}

const MAX_PARAMETERS = 400;

/** What may stand before the name of a method. */
const MODIFIERS: ReadonlySet<string> = new Set([
  '',
  '*',
  'async',
  'override',
  'private',
  'protected',
  'public',
  'readonly',
  'static',
]);
const MAX_MODIFIERS = 60;
