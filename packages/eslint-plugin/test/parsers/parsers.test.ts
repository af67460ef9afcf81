import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { Linter as OldestLinter } from 'eslint-9.22';
import { Linter as Eslint9Linter } from 'eslint-9.39';
import * as svelteParser from 'svelte-eslint-parser';
import { describe, expect, it } from 'vitest';
import * as vueParser from 'vue-eslint-parser';

import plugin from '../../src/index.js';
import { parseMarks } from '../marked-code.js';

/** Under the parser of each kind of file, as the guides of the parsers set them up. */
const LANGUAGES: readonly Linter.Config[] = [
  { files: ['**/*.jsx'], languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } },
  { files: ['**/*.{ts,tsx}'], languageOptions: { parser: typescriptParser } },
  {
    files: ['**/*.vue'],
    languageOptions: { parser: vueParser, parserOptions: { parser: { ts: typescriptParser, js: 'espree' } } },
  },
  {
    files: ['**/*.svelte'],
    languageOptions: { parser: svelteParser, parserOptions: { parser: typescriptParser } },
  },
];

/** The README's configuration. */
const CONFIG: Linter.Config[] = [
  ...LANGUAGES,
  plugin.configs.recommended,
  {
    files: ['**/*.{vue,svelte}'],
    plugins: { bridgekeeper: plugin },
    rules: plugin.configs.recommended.rules,
  },
];

const VERSIONS = [Linter, OldestLinter, Eslint9Linter] as unknown as readonly (typeof Linter)[];

/** Each finding as its rule and its place; what is suggested is applied. */
function findings(code: string, file: string, config = CONFIG): object[][] {
  return VERSIONS.map((Version) =>
    new Version({ cwd: '/app', configType: 'flat' })
      .verify(code, config, { filename: `/app/src/${file}` })
      .map(({ ruleId, message, line, column, endLine, endColumn }) => ({
        rule: ruleId?.replace('bridgekeeper/', '') ?? message,
        line,
        column,
        endLine,
        endColumn,
      })),
  );
}

type Case = readonly [what: string, file: string, rule: string, marked: string];

const STRIPE_KEY = ['sk', 'live', 'k9Xw2LmQ7rTz8VbN3cYd5HfJ'].join('_');

const DEFAULT = 'no-secret-default';
const CREDENTIAL = 'no-hardcoded-credentials';
const CLIENT = 'no-vault-client';

const CASES: readonly Case[] = [
  ['a fallback in JavaScript', 'a.js', DEFAULT, "export const s = process.env.JWT_SECRET ?? «'dev-secret'»;"],
  ['a fallback in CommonJS', 'a.cjs', DEFAULT, "exports.s = process.env.JWT_SECRET || «'dev-secret'»;"],
  ['a fallback in JSX', 'a.jsx', DEFAULT, "export const a = <A b={process.env.API_KEY ?? «''»} />;"],
  [
    'a fallback in TypeScript',
    'a.ts',
    DEFAULT,
    "export const s: string = (process.env.JWT_SECRET as string) ?? «'dev-secret'»;",
  ],
  ['a fallback in TSX', 'a.tsx', DEFAULT, "export const a = <A b={process.env.API_KEY! || «'x'»} />;"],
  ['a literal in JavaScript', 'a.mjs', CREDENTIAL, "export const password = «'hunter2'»;"],
  ['a literal in JSX', 'a.jsx', CREDENTIAL, `export const a = <A apiKey=«"${STRIPE_KEY}"» />;`],
  [
    'a literal in TypeScript',
    'a.ts',
    CREDENTIAL,
    "export class A { readonly password: string = «'hunter2'»; }",
  ],
  ['a literal in TSX', 'a.tsx', CREDENTIAL, "export const a = <A<B> password={«'hunter2'»} />;"],
  ['a client in JavaScript', 'a.js', CLIENT, "import vault from «'node-vault'»;"],
  ['a client in CommonJS', 'a.cjs', CLIENT, "const vault = require(«'node-vault'»)();"],
  ['a client in TypeScript', 'a.ts', CLIENT, "import vault = require(«'node-vault'»);"],

  [
    'a fallback in a script of Vue',
    'a.vue',
    DEFAULT,
    `<template>
  <p>é – 💥</p>
</template>

<script>
export default { data: () => ({ secret: process.env.JWT_SECRET ?? «'dev-secret'» }) };
</script>
`,
  ],
  [
    'a fallback in a setup script of Vue, in TypeScript',
    'a.vue',
    DEFAULT,
    `<script setup lang="ts">
const secret: string = import.meta.env.JWT_SECRET ?? «'dev-secret'»;
defineExpose({ secret });
</script>
`,
  ],
  [
    'fallbacks in both scripts of Vue',
    'a.vue',
    DEFAULT,
    `<script lang="ts">
export const a: string = process.env.JWT_SECRET || «'a'»;
</script>
<script setup lang="ts">
const b = process.env.DB_PASSWORD as string || «'b'»;
</script>
`,
  ],
  [
    'a fallback in a template of Vue',
    'a.vue',
    DEFAULT,
    `<script setup>
import config from './config.js';
</script>
<template>
  <Login :token="config.get('API_TOKEN', «'changeme'»)" />
</template>
`,
  ],
  [
    'fallbacks in expressions of a template of Vue',
    'a.vue',
    DEFAULT,
    `<template>
  <p :id="process.env.API_KEY || «''»">{{ process.env.JWT_SECRET ?? «'dev-secret'» }}</p>
  <button @click="sign(process.env.JWT_SECRET || «'x'»)" :title="[process.env.JWT_SECRET, «'y'»].find(Boolean)" />
</template>
`,
  ],
  [
    'a secret that a template of Vue ships',
    'a.vue',
    CREDENTIAL,
    `<template><p>{{ «import.meta.env.VITE_API_SECRET» }}</p></template>
`,
  ],
  [
    'encoded logins in a template of Vue',
    'a.vue',
    CREDENTIAL,
    '<template><A :headers="{ Authorization: `Basic ${btoa(\'ada:«hunter2»\')}` }" /></template>\n',
  ],
  [
    'a literal in a setup script of Vue',
    'a.vue',
    CREDENTIAL,
    `<script setup lang="ts">
const client = connect({ user: 'app', password: «'hunter2'» } as const);
</script>
`,
  ],
  [
    'literals in a template of Vue',
    'a.vue',
    CREDENTIAL,
    `<template>
  <Login password=«"hunter2"» title="password" :password="«'hunter4'»" @click="login({ user, password: «'hunter5'» })">
    <p v-for="a of list({ password: «'hunter6'», user: 'a' })" :key="a">{{ login({ user: 'a', password: «'hunter7'» }) }}</p>
  </Login>
  <Payment v-bind:api-key="«'${STRIPE_KEY}'»" />
</template>
`,
  ],
  [
    'nothing in a template of Vue that holds no credential',
    'a.vue',
    CREDENTIAL,
    `<template>
  <input v-model="password" type="password" name="password" placeholder="password" autocomplete="current-password">
  <Login :password="password" #password="{ password: p }" v-on:password="password" v-slot:token :token />
</template>
`,
  ],
  [
    'a client in a script of Vue',
    'a.vue',
    CLIENT,
    `<template lang="pug">
p hello
</template>
<script lang="ts">
import vault from «'node-vault'»;
export default { vault };
</script>
`,
  ],

  [
    'a fallback in a script of Svelte',
    'a.svelte',
    DEFAULT,
    `<script lang="ts">
  const secret: string = process.env.JWT_SECRET ?? «'dev-secret'»;
</script>
`,
  ],
  [
    'a fallback in a template of Svelte',
    'a.svelte',
    DEFAULT,
    `<p>é – 💥</p>
{#if secret}<p title={process.env.JWT_SECRET ?? «'x'»}>{process.env.API_KEY || «'y'»}</p>{/if}
`,
  ],
  [
    'a secret that a template of Svelte ships',
    'a.svelte',
    CREDENTIAL,
    `<p>{«import.meta.env.VITE_API_SECRET»}</p>
`,
  ],
  [
    'fallbacks in blocks of a template of Svelte',
    'a.svelte',
    DEFAULT,
    `{#each list as a}{@const s = process.env.JWT_SECRET ?? «'x'»}<p title="a {process.env.API_KEY || «'y'»}">{@html s}</p>{/each}
`,
  ],
  [
    'literals in a template of Svelte',
    'a.svelte',
    CREDENTIAL,
    `<Login password="«hunter2»" title="password" />
<Login password={«'hunter4'»} on:click={() => login({ user: 'a', password: «'hunter5'» })} />
<Payment api-key="«${STRIPE_KEY}»" />
`,
  ],
  [
    'nothing in a template of Svelte that holds no credential',
    'a.svelte',
    CREDENTIAL,
    `<script>
  let { password } = $props();
</script>
<input bind:value={password} type="password" name="password" placeholder="password" />
<Login {password} token={password} secret="a {password}" />
`,
  ],
  [
    'a client in a module script of Svelte',
    'a.svelte',
    CLIENT,
    `<script module lang="ts">
  import vault from «'node-vault'»;
</script>
<p>{vault}</p>
`,
  ],
];

describe('the rules', () => {
  it.each(CASES)('report %s (%s)', (_what, file, rule, marked) => {
    const { code, locations } = parseMarks(marked);
    const expected = locations.map((location) => ({ rule, ...location }));
    expect(findings(code, file)).toEqual(VERSIONS.map(() => expected));
  });

  it('suggest in a script of Vue what leaves the rest as it is', () => {
    const before = '<template>\n  <p>{{ a }}</p>\n</template>\n<script setup lang="ts">\nconst a';
    const [message] = new Linter({ cwd: '/app' }).verify(
      `${before} = process.env.JWT_SECRET ?? 'x';\n</script>\n`,
      CONFIG,
      { filename: '/app/src/a.vue' },
    );
    const [removal] = message?.suggestions ?? [];
    const [start = 0, end = 0] = removal?.fix.range ?? [];
    expect([start - before.length, end - before.length, removal?.fix.text]).toEqual([25, 32, '']);
  });

  it('leave files alone whose parser is not set up', () => {
    const [now] = findings('<script>const a</script>', 'a.vue', [plugin.configs.recommended]);
    expect(now).toEqual([
      { rule: 'No matching configuration found for /app/src/a.vue.', line: 0, column: 0 },
    ]);
  });

  it('heed the comments that disable them in a script', () => {
    const script = (comment: string): string =>
      `<script>\n${comment}\nexport const password = 'hunter2';\n</script>\n`;
    const disable = 'eslint-disable-next-line bridgekeeper/no-hardcoded-credentials -- made up';
    const nothing = VERSIONS.map(() => []);
    expect(findings(script(`// ${disable}`), 'a.vue')).toEqual(nothing);
    expect(findings(script(`/* ${disable} */`), 'a.svelte')).toEqual(nothing);
  });
});
