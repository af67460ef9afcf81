import { LOCK_FILES } from 'bridgekeeper/file-kind';

/**
 * Which files the checker reads, as globs of ESLint: a config's `files` decide what `eslint .` looks at. The names are
 * those that `fileKind` of the checker knows, and a test holds the two to each other.
 */

/** Stages and words of templates in names of env files. */
const STAGES =
  'example,sample,template,tpl,dist,default,defaults,local,dev,development,test,ci,stag,staging,stage,prod,production';

/** YAML that other tools lint as well. */
export const PLAIN_YAML_FILES: readonly string[] = ['**/*.{yml,yaml}'];

export const YAML_FILES: readonly string[] = [
  ...PLAIN_YAML_FILES,
  '**/*.{yml,yaml}.{example,sample,template,dist,gotmpl}',
  '**/{kustomization,Kustomization}',
  // Helm templates that are no YAML by their names.
  '**/templates/**/*.tpl',
  '**/templates/**/NOTES.txt',
];

export const ENV_FILES: readonly string[] = [
  '**/.env',
  '**/.env[-._]*',
  '**/.flaskenv',
  '**/*.env',
  `**/*.env[-._]{${STAGES}}`,
  `**/env[-._]{${STAGES}}`,
  '**/env[-._]{example,sample,template,tpl,dist}[-._]*',
  '**/.dev.vars',
  '**/.dev.vars.*',
];

export const DOCKERFILES: readonly string[] = [
  '**/{Dockerfile,dockerfile,Containerfile,containerfile}',
  '**/{Dockerfile,dockerfile,Containerfile,containerfile}[-._]*',
  '**/*.{Dockerfile,dockerfile,Containerfile,containerfile}',
];

/** Code blocks of Markdown, which its processor hands out as `README.md/0.yml`, and what tools write. */
export const LEFT_OUT: readonly string[] = ['**/*.md/**', `**/{${LOCK_FILES.join(',')}}`];

const OTHER_ENDINGS =
  'json,json5,js,cjs,mjs,ts,cts,mts,jsx,tsx,cjsx,mjsx,ctsx,mtsx,md,py,rb,php,go,rs,java,sh,bash,ps1,toml,ini,gpg,age,' +
  'enc,asc,vault,lock,svelte,vue,patch,diff,j2,jinja,jinja2,erb,ejs,hbs,mustache,md5,sha256,conf,yml,yaml';

/** What is something else by its last ending: `.env.ts` is code, `.env.gpg` is encrypted. */
export const OTHER_FILES: readonly string[] = [`**/*.{${OTHER_ENDINGS}}`];

/** `_start.sh.tpl` is a script, whatever it is put into. */
export const OTHER_TEMPLATES: readonly string[] = [`**/*.{${OTHER_ENDINGS}}.tpl`];
