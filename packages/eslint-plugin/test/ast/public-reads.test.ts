import type { NoHardcodedCredentialsOptions } from '../../src/rules/no-hardcoded-credentials.js';
import { noHardcodedCredentials } from '../../src/rules/no-hardcoded-credentials.js';
import { parseMarks } from '../marked-code.js';
import { RuleTester } from '../setup.js';

interface Setting {
  readonly filename?: string;
  readonly options?: readonly [NoHardcodedCredentialsOptions];
}

/** Behaviour, code with the reported places between marks, the variable. */
type Case = readonly [name: string, marked: string, variable?: string];

function positives(cases: readonly Case[], setting: Setting = {}) {
  return cases.map(([name, marked, variable = 'NEXT_PUBLIC_JWT_SECRET']) => {
    const { code, locations } = parseMarks(marked);
    const errors = locations.map((at) => ({
      messageId: 'publicSecret' as const,
      data: { name: variable },
      ...at,
    }));
    return { name, code, ...setting, errors };
  });
}

const negatives = (cases: readonly Case[], setting: Setting = {}) =>
  cases.map(([name, code]) => ({ name, code, ...setting }));

const JWT = 'process.env.NEXT_PUBLIC_JWT_SECRET';
const VITE = 'import.meta.env.VITE_DB_PASSWORD';

const tester = new RuleTester();

tester.run(
  'no-hardcoded-credentials, reads of secrets that are shipped to browsers',
  noHardcodedCredentials,
  {
    valid: negatives([
      ['a secret of the server', 'const s = process.env.JWT_SECRET;'],
      ['a key that is meant for browsers', 'const s = process.env.NEXT_PUBLIC_SUPABASE_ANON_KEY;'],
      ['a key of an API', 'const s = import.meta.env.VITE_API_KEY;'],
      ['a key of Firebase', 'const s = process.env.REACT_APP_FIREBASE_API_KEY;'],
      ['a publishable key', 'const s = process.env.NEXT_PUBLIC_STRIPE_PUBLISHABLE_KEY;'],
      ['a site key', 'const s = process.env.NEXT_PUBLIC_TURNSTILE_SITE_KEY;'],
      ['the name of a secret', 'const s = import.meta.env.VITE_APP_SECRET_NAME;'],
      ['the length of a password', 'const s = process.env.NEXT_PUBLIC_PASSWORD_MIN_LENGTH;'],
      ['a token of a map', 'const s = import.meta.env.VITE_MAPBOX_TOKEN;'],
      ['the password of a demo', 'const s = import.meta.env.VITE_DEMO_PASSWORD;'],
      ['a member of something else', 'const s = rows.NEXT_PUBLIC_JWT_SECRET;'],
      ['a computed name', 'const s = process.env[NEXT_PUBLIC_JWT_SECRET];'],
      ['a type', 'interface ImportMetaEnv { readonly VITE_DB_PASSWORD: string }'],
      ['a schema', 'const client = { NEXT_PUBLIC_JWT_SECRET: z.string() };'],
      ['a name in a text', "throw new Error('NEXT_PUBLIC_JWT_SECRET is missing');"],
      ['a question', "if ('NEXT_PUBLIC_JWT_SECRET' in process.env) f();"],
      ['an export of another module', "import { PUBLIC_JWT_SECRET } from './env.js';"],
      ['a part of another object', 'const { NEXT_PUBLIC_JWT_SECRET } = rows;'],
      ['a variable of a server', 'jwt.verify(token, process.env.PUBLIC_SECRET);'],
      ['a setting of a server', "config.get('PUBLIC_SECRET');"],
      ['the end of a variable', `delete ${JWT};`],
      ['a variable without a value', `${JWT} = undefined;`],
      ['a variable that gets an empty text', `${JWT} = '';`],
      ['a call with the name', "f('NEXT_PUBLIC_JWT_SECRET');"],
    ]),
    invalid: [
      ...positives([
        ['a read of the environment', `const s = «${JWT}»;`],
        ['a computed one', "const s = «process.env['NEXT_PUBLIC_JWT_SECRET']»;"],
        ['one that may be missing', 'const s = «process?.env?.NEXT_PUBLIC_JWT_SECRET»;'],
        ['one with an assertion', `const s = «${JWT}»! as string;`],
        ['each of several', `f(«${JWT}»); g(«${JWT}»);`],
        ['one inside a template literal', `const s = \`\${«${JWT}»}:x\`;`],
        ['one of Vite', `const s = «${VITE}»;`, 'VITE_DB_PASSWORD'],
        [
          'one of Vite over two lines',
          'const s = «import.meta.env\n  .VITE_DB_PASSWORD»;',
          'VITE_DB_PASSWORD',
        ],
        ['one of Create React App', 'f(«process.env.REACT_APP_SECRET»);', 'REACT_APP_SECRET'],
        ["AWS's own", 'f(«process.env.REACT_APP_SECRET_ACCESS_KEY»);', 'REACT_APP_SECRET_ACCESS_KEY'],
        ['one of Astro', 'f(«import.meta.env.PUBLIC_JWT_SECRET»);', 'PUBLIC_JWT_SECRET'],
        ['a read through an alias', 'const { env } = process; f(«env.NEXT_PUBLIC_JWT_SECRET»);'],
        [
          'a read of a validated environment',
          "import { env } from './env'; f(«env.NEXT_PUBLIC_JWT_SECRET»);",
        ],
        ['a destructured one', 'const { «NEXT_PUBLIC_JWT_SECRET» } = process.env;'],
        ['a renamed one', "const { «'NEXT_PUBLIC_JWT_SECRET'»: s } = process.env;"],
        [
          'one from deep in an object',
          'const { env: { «VITE_DB_PASSWORD»: s } } = import.meta;',
          'VITE_DB_PASSWORD',
        ],
        ['a getter', "f(«config.get('NEXT_PUBLIC_JWT_SECRET')»);"],
        ['a function that reads the environment', "f(«getEnv('NEXT_PUBLIC_JWT_SECRET')»);"],
        [
          'a variable of SvelteKit',
          "import { «PUBLIC_JWT_SECRET as s» } from '$env/static/public';",
          'PUBLIC_JWT_SECRET',
        ],
        [
          'one that SvelteKit reads later',
          "import { env } from '$env/dynamic/public'; f(«env.PUBLIC_JWT_SECRET»);",
          'PUBLIC_JWT_SECRET',
        ],
        ['a secret of the server that is put there', `«${JWT}» = process.env.JWT_SECRET;`],
        ['a question for its value', `if (!«${JWT}») throw new Error('missing');`],
        ['a comparison, once', `if («${JWT}» === 'hunter2-hunter2') f();`],
      ]),
      ...positives([['one in a test, where the option says so', `f(«${JWT}»);`]], {
        filename: 'test/a.ts',
        options: [{ ignoreTestFiles: false }],
      }),
    ],
  },
);

tester.run('no-hardcoded-credentials, such reads in tests', noHardcodedCredentials, {
  valid: [
    { name: 'are passed over', filename: 'test/a.ts', code: `f(${JWT});` },
    { name: 'are passed over in examples', filename: 'examples/next/a.ts', code: `f(${JWT});` },
  ],
  invalid: [],
});

tester.run('no-hardcoded-credentials, literals of secrets that are shipped', noHardcodedCredentials, {
  valid: negatives([
    ['its own name', "const names = { VITE_DB_PASSWORD: 'VITE_DB_PASSWORD' };"],
    ['a label', "const labels = { VITE_DB_PASSWORD: 'Password of the database' };"],
    ['a name of another thing', "const a = { NEXT_PUBLIC_PASSWORD_RESET_URL: '/reset' };"],
  ]),
  invalid: positives([
    ['a constant', "const NEXT_PUBLIC_JWT_SECRET = «'changeme'»;"],
    ['a property', "const env = { NEXT_PUBLIC_JWT_SECRET: «'changeme'» };"],
    ['an assignment', `${JWT} = «'changeme'»;`],
    ['a pair', "const env = [{ name: 'NEXT_PUBLIC_JWT_SECRET', value: «'changeme'» }];"],
    ['one of Vite', "const env = { VITE_DB_PASSWORD: «'hunter2'» };", 'VITE_DB_PASSWORD'],
  ]),
});
