/** How a library describes a string that is always there, and what gives the object that it has checked. */
export interface SchemaLibrary {
  /** A schema of a string, at the start of an entry. */
  readonly text: RegExp;
  /** What else the entry has to have: in some libraries all is optional that does not say so. */
  readonly required?: RegExp;
  /** The calls that give what was checked, with their arguments left out. */
  readonly parsed: RegExp;
}

/** `z.string()`, `z.url()`, `v.pipe(v.string(), …)`, `str()` */
const TEXT =
  /^(?:\w+\.){0,3}(?:pipe\s*\(\s*(?:\w+\.){0,3})?(?:string|nonEmptyString|nonempty|str|url|email|uuid|jwt|base64)\s*\(/;

/** zod, valibot, envalid, znv, t3-env, envsafe */
const USUAL: SchemaLibrary = {
  text: TEXT,
  parsed: /(?:^|[\w)]\.)(?:parse|cleanEnv|createEnv|parseEnv|envsafe)\(\)$/,
};

/** Libraries with forms of their own, by the names of their packages. */
const LIBRARIES: readonly (readonly [packages: RegExp, library: SchemaLibrary])[] = [
  // https://github.com/jquense/yup#schemarequiredmessage-string--function-schema
  [
    /^yup$/,
    { text: /^(?:\w+\.)?string\s*\(/, required: /\.\s*required\s*\(/, parsed: /\.validateSync\(\)$/ },
  ],
  // https://joi.dev/api/?v=17.13.3#anyrequired---aliases-exist
  [
    /^(?:@hapi\/)?joi$/,
    { text: /^(?:\w+\.)?string\s*\(/, required: /\.\s*required\s*\(/, parsed: /(?:^|\.)attempt\(\)$/ },
  ],
  // https://arktype.io/docs/primitives#string: the definition is a text of its own
  [
    /^arktype$/,
    {
      text: /^(['"])string(?:\.(?:email|host|ip|trim|url|uuid))?(?:\s*(?:>=?|<=?|==)\s*\d+)?\1$/,
      parsed: /^\w+\.assert\(\)$/,
    },
  ],
  [/^superstruct$/, { text: TEXT, parsed: /(?:^|\.)create\(\)$/ }],
  [
    /^(?:@sinclair\/)?typebox\b/,
    { text: /^(?:\w+\.)?String\s*\(/, parsed: /\bValue\.(?:Decode|Parse)\(\)$/ },
  ],
  // https://effect.website/docs/schema/basic-usage, https://effect.website/docs/configuration
  [
    /^(?:@effect\/schema|effect)(?:\/|$)/,
    {
      text: /^(?:\w+\.)?(?:String|NonEmptyString|NonEmptyTrimmedString|Trim)(?![\w(])|^(?:Config\.)?(?:string|nonEmptyString)\s*\(/,
      parsed: /(?:^|\.)(?:decodeUnknownSync|decodeSync)\(\)\(\)$|^Effect\.runSync\(\)$/,
    },
  ],
];

const MODULE = /(?:\bfrom|\brequire\()\s*['"]([^'"\n]{1,100})['"]/g;

/** The library that a module describes its environment with, by what it imports. */
export function libraryOf(text: string): SchemaLibrary {
  for (const [, source = ''] of text.matchAll(MODULE)) {
    const known = LIBRARIES.find(([packages]) => packages.test(source));
    if (known !== undefined) return known[1];
  }
  return USUAL;
}
