import type { Setting, TemplateAction } from '@bridgekeeper/policy';

/** A function that chooses or makes up a value, or a literal that is given to a variable. */
const CHOOSES =
  /\b(?:default|coalesce|or|ternary|dig|rand[AN]\w{1,10}|randBytes|uuidv4|genPrivateKey|\w{0,40}passwords?\.\w+)\b|=\s{0,8}["`]/i;

/** What stands before an action that makes the value of a line: `password: "{{`, `password = {{`. */
const NAME_BEFORE = /(?:^|[\s"'{,])([\w.-]{1,80})["']?[ \t]?[=:][ \t]?["']?$/;

/**
 * The actions that no YAML value holds: on lines of their own (`{{- $password := .Values.password | default "x" }}`),
 * in a line of prose or of another format, in a key. Each is a setting, with the name that stands before it if any.
 *
 * @param settings of the same text, that were read from its values
 */
export function actionSettings(
  text: string,
  actions: readonly TemplateAction[],
  settings: readonly Setting[],
): Setting[] {
  const held = settings
    .filter(({ consumer, value }) => consumer === 'helm' && value?.includes('{{') === true)
    .map(({ offsetInText, value }) => ({
      start: offsetInText(0),
      end: offsetInText(0) + (value ?? '').length,
    }))
    .sort((a, b) => a.start - b.start);
  const found: Setting[] = [];
  const names = variablesOfNames(text);
  let next = 0;
  let reach = 0;
  for (const { start, end } of actions) {
    for (let range = held[next]; range !== undefined && range.start <= start; range = held[++next])
      reach = Math.max(reach, range.end);
    if (end <= reach) continue;
    const value = text.slice(start, end);
    // `{{ .Values.secretKey | default "API_KEY" }}: …` makes a key.
    if (text[end] === ':' && /^:\s/.test(text.slice(end, end + 2))) continue;
    if (!CHOOSES.test(value) || /^\{\{-?\s*\/\*/.test(value)) continue;
    const name = NAME_BEFORE.exec(text.slice(Math.max(0, start - 100), start))?.[1];
    found.push({
      kind: name === undefined ? 'text' : 'key',
      name: name ?? '',
      path: [],
      value,
      valueRange: { start, end },
      nameRange: undefined,
      offsetInText: (offset) => start + offset,
      consumer: 'helm',
      tag: undefined,
      position: names.has(ASSIGNED.exec(value)?.[1] ?? '') ? 'reference' : 'plain',
      expands: false,
    });
  }
  return found;
}

const ASSIGNED = /^\{\{-?[ \t]{0,8}\$(\w{1,80})[ \t]{0,8}:=/;
const PRINTED =
  /(?:^|[\s"'])(?:name|secretName)["']?:[ \t]{1,8}["']?\{\{-?[ \t]{0,8}\$(\w{1,80})[ \t]{0,8}-?\}\}/g;

/** Variables that say what an object is called: `{{ $aws_secret := "aws" }}`, and `name: {{ $aws_secret }}`. */
function variablesOfNames(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(PRINTED)].map(([, variable = '']) => variable));
}
