/** What reads a file, by its path alone. Paths use `/`. */
export type FileKind = 'yaml' | 'helm-template' | 'env' | 'dockerfile';

// `.env`, `.env.local`, `prod.env`, `app.env.example`, `env.production`, `env-sample`; not `.env.ts`, which is code.
const STAGES =
  'example|sample|template|tpl|dist|defaults?|local|dev|development|test|ci|stag|staging|stage|prod|production';
const ENV_NAME = new RegExp(
  `^(?:\\.env(?:[-._][\\w.-]*)?|\\.flaskenv|[\\w-][\\w.-]*\\.env(?:[-._](?:${STAGES}))?|env[-._](?:${STAGES}))$`,
  'i',
);
/** `compose.yaml.example` is read as what it is an example of. */
const YAML_NAME = /\.ya?ml(?:\.(?:example|sample|template|dist))?$|^kustomization$/i;
const OTHER_EXTENSION =
  /\.(?:ya?ml|json5?|[cm]?[jt]sx?|md|py|rb|php|go|rs|java|sh|bash|ps1|toml|ini|gpg|age|enc|asc|vault|lock|svelte|vue|patch|diff|conf)$/i;
const DOCKERFILE = /^(?:Dockerfile|Containerfile)(?:\..+)?$|\.(?:dockerfile|containerfile)$/i;

export function fileKind(path: string): FileKind | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (YAML_NAME.test(name)) return isTemplatePath(path) ? 'helm-template' : 'yaml';
  // `_bootstrap.sh.tpl` is a script, whatever it is put into.
  if (/\.tpl$/i.test(name) && isTemplatePath(path)) {
    return OTHER_EXTENSION.test(name.slice(0, -4)) ? undefined : 'helm-template';
  }
  if (ENV_NAME.test(name) && !OTHER_EXTENSION.test(name)) return 'env';
  if (DOCKERFILE.test(name) && !OTHER_EXTENSION.test(name)) return 'dockerfile';
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
