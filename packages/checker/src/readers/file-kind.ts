/** What reads a file, by its path alone. Paths use `/`. */
export type FileKind = 'yaml' | 'helm-template' | 'env' | 'dockerfile' | 'ignore';

// `.env`, `.env.local`, `prod.env`, `.prod.env`, `app.env.example`, `env.production`, `env-sample`; not `.env.ts`, which is code.
// `.dev.vars` and `.dev.vars.staging` hold the secrets of a Cloudflare Worker (Wrangler, "Local development").
const STAGES =
  'example|sample|template|tpl|dist|defaults?|local|dev|development|test|ci|stag|staging|stage|prod|production';
// What a template says beside it: `env-example-relational`.
const TEMPLATES = 'example|sample|template|tpl|dist';
const ENV_NAME = new RegExp(
  `^(?:\\.env(?:[-._][\\w.-]*)?|\\.flaskenv|\\.?[\\w-][\\w.-]*\\.env(?:[-._](?:${STAGES}))?|env[-._](?:${STAGES})|env[-._](?:${TEMPLATES})[-._][\\w.-]+|\\.dev\\.vars(?:\\.[\\w.-]+)?)$`,
  'i',
);
/** `compose.yaml.example` is read as what it is an example of. */
const YAML_NAME = /\.ya?ml(?:\.(?:example|sample|template|dist|gotmpl))?$|^kustomization$/i;
const OTHER_EXTENSION =
  /\.(?:ya?ml|json5?|[cm]?[jt]sx?|md|py|rb|php|go|rs|java|sh|bash|ps1|toml|ini|gpg|age|enc|asc|vault|lock|svelte|vue|patch|diff|j2|jinja2?|erb|ejs|hbs|mustache|md5|sha256|conf)$/i;
const DOCKERFILE = /^(?:Dockerfile|Containerfile)(?:[-._].+)?$|\.(?:dockerfile|containerfile)$/i;

/** Helmfile renders its own file, and every file that says that it is a template, before it reads them. */
const HELMFILE = /(?:^|\/)helmfile(?:\.d\/[^/]*|[-._][^/]*)?\.ya?ml$|\.gotmpl$/i;

/**
 * Lock files in YAML: written by tools, long, and full of hashes that look like tokens. They have a kind, for whoever names
 * one; who looks for files leaves them out.
 */
export const LOCK_FILES: readonly string[] = [
  'pnpm-lock.yaml', // pnpm
  'shrinkwrap.yaml', // pnpm 2
  'conda-lock.yml', // conda-lock
  'vendir.lock.yml', // Carvel vendir
  'kbld.lock.yml', // Carvel kbld
];

export function fileKind(path: string): FileKind | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (YAML_NAME.test(name)) return isTemplatePath(path) || HELMFILE.test(path) ? 'helm-template' : 'yaml';
  if (name === 'NOTES.txt' && isTemplatePath(path)) return 'helm-template';
  // `_bootstrap.sh.tpl` is a script, whatever it is put into.
  if (/\.tpl$/i.test(name) && isTemplatePath(path)) {
    return OTHER_EXTENSION.test(name.slice(0, -4)) ? undefined : 'helm-template';
  }
  if (ENV_NAME.test(name) && !OTHER_EXTENSION.test(name)) return 'env';
  if (DOCKERFILE.test(name) && !OTHER_EXTENSION.test(name)) return 'dockerfile';
  // Read only for what the project says of it: a search does not list it.
  if (name === '.gitignore') return 'ignore';
  return undefined;
}

function isTemplatePath(path: string): boolean {
  return /(?:^|\/)templates\//.test(path);
}

/** `.env`, `.env.<stage>`, `prod.env`, and no template of one. */
export function isEnvFileName(name: string): boolean {
  return ENV_NAME.test(name) && !OTHER_EXTENSION.test(name) && !isEnvTemplateName(name);
}

/** `.env.example` and its kin: names, no values. */
export function isEnvTemplateName(name: string): boolean {
  return /(?:^|[-._])(?:example|sample|template|tpl|tmpl|dist|defaults?|schema|vault)(?:[-._]|$)/i.test(name);
}

/** The words by which a template says that it is to be copied; `defaults` and `schema` are read where they stand. */
const TEMPLATE_WORD = /^(?:example|sample|template|tpl|tmpl|dist)$/i;

/** `.env.example` and its kin, which people copy and fill in. */
export function isEnvExampleName(name: string): boolean {
  return (
    ENV_NAME.test(name) &&
    !OTHER_EXTENSION.test(name) &&
    name.split(/[-._]/).some((word) => TEMPLATE_WORD.test(word))
  );
}

/** The env file that a template is copied to: `.env` for `.env.example`, `a/.env.local` for `a/.env.local.example`. */
export function envFileOfTemplate(path: string): string | undefined {
  const slash = path.lastIndexOf('/') + 1;
  const name = path.slice(slash);
  if (!isEnvExampleName(name)) return undefined;
  const words = name.split(/(?=[-._])/).filter((word) => !TEMPLATE_WORD.test(word.replace(/^[-._]/, '')));
  const joined = words.join('');
  return path.slice(0, slash) + (/^\.?env$/i.test(joined) ? '.env' : joined);
}
