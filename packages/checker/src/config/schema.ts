import type { KeyTable, Shape } from './keys.js';
import { CONFIG_KEYS, RULE_IDS, SEVERITIES } from './keys.js';

type Schema = Readonly<Record<string, unknown>>;

/** The JSON schema (draft-07, which editors read) of policy files in YAML and JSON. */
export function configSchema(): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Bridgekeeper policy',
    ...objectSchema(CONFIG_KEYS, []),
  };
}

function objectSchema(keys: KeyTable, required: readonly string[]): Schema {
  return {
    type: 'object',
    properties: Object.fromEntries(
      Object.entries(keys).map(([name, { shape, description }]) => [
        name,
        { description, ...shapeSchema(shape) },
      ]),
    ),
    ...(required.length === 0 ? {} : { required: [...required] }),
    additionalProperties: false,
  };
}

function shapeSchema(shape: Shape): Schema {
  switch (shape.kind) {
    case 'one-of':
      return { enum: [...shape.values] };
    case 'text':
    case 'glob':
    case 'name':
    case 'module':
      return { type: 'string', minLength: 1 };
    case 'list': {
      const items = shapeSchema(shape.of);
      return { anyOf: [{ type: 'array', items }, items] };
    }
    case 'rules':
      return {
        type: 'object',
        properties: Object.fromEntries(RULE_IDS.map((id) => [id, severitySchema()])),
        additionalProperties: false,
      };
    case 'object':
      return objectSchema(shape.keys, shape.required);
  }
}

/** `[severity, options]` is the form for rules with options; none takes one yet. */
function severitySchema(): Schema {
  const severity = { enum: [...SEVERITIES] };
  const options = { type: 'object', additionalProperties: false };
  const pair = { type: 'array', items: [severity, options], minItems: 1, maxItems: 2 };
  return { anyOf: [severity, pair] };
}
