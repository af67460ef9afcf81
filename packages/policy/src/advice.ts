import type { Consumer } from './setting.js';

/**
 * What to write instead of a literal or a fallback, in one line: true for who expands the text. The
 * required form `:?` fails in compose and in BuildKit only; Flux and others install its message as the value.
 *
 * @param name the variable's name, fit to be shown; empty where the place names none
 */
export function adviceFor(consumer: Consumer, name: string): string {
  const variable = /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? name : '';
  return ADVICE[consumer](variable);
}

/** `VAR is required` holds no `-`, `: `, ` #`, brace or quote: every engine and YAML take it as it is. */
function requiredForm(variable: string): string {
  return variable === '' ? '${NAME:?NAME is required}' : `\${${variable}:?${variable} is required}`;
}

function reference(variable: string): string {
  return variable === '' ? '${NAME}' : `\${${variable}}`;
}

const ADVICE: Readonly<Record<Consumer, (variable: string) => string>> = {
  compose: (variable) => `write ${requiredForm(variable)}, so that compose stops when it is missing`,
  dotenv: (variable) =>
    `leave the value out of git: an empty value in a template, or ${requiredForm(variable)} where compose reads this file`,
  'dotenv-expand': (variable) =>
    `leave the value out of git, write ${reference(variable)}, and let the schema of the environment stop the app when it is empty`,
  node: () =>
    'leave the value out of git, and let the schema of the environment stop the app when it is missing: `node --env-file` expands nothing',
  buildkit: (variable) =>
    `give it to the build with \`RUN --mount=type=secret\`, or write "${requiredForm(variable)}", in quotes, so that the build stops`,
  'argo-cd': () =>
    'let the chart take the Secret that ESO syncs by its name: an Application reads no value from a Secret',
  'docker-stack': (variable) =>
    `write ${requiredForm(variable)}; the message must hold no hyphen under docker stack`,
  flux: (variable) =>
    `read it through \`secretKeyRef\` from the Secret that ESO syncs, or write ${reference(variable)} and let Flux's strict substitution fail`,
  envsubst: (variable) => `write ${reference(variable)} and check before envsubst runs that it is set`,
  shell: (variable) => `write ${requiredForm(variable)}, so that the script stops when it is missing`,
  helm: (variable) =>
    `take it from an existing Secret, or use \`required\` in the template${variable === '' ? '' : ` for \`${variable}\``}, which fails when no value is given`,
  skaffold: () =>
    'take it from a Secret of the cluster: Skaffold writes `<no value>` for a variable that is missing, and goes on',
  kubernetes: () => 'read it with `valueFrom.secretKeyRef` from the Secret that the ExternalSecret syncs',
  'external-secrets': () =>
    'drop the fallback: a key that is missing then stops the sync, and the Secret keeps no made-up value',
  workflow: (variable) =>
    `keep it as a secret of the repository, read \${{ secrets.${variable === '' ? 'NAME' : variable} }} without a fallback, and fail when it is empty`,
  woodpecker: () =>
    'keep it as a secret of the repository, read it with `from_secret`, and fail when it is empty',
  'gitlab-ci': () =>
    'keep it as a masked and protected variable of the project, and let the job fail when it is empty',
  unknown: () => 'keep it out of the file: let the program read it from its environment, which ESO fills',
  javascript: () =>
    'read it from the environment without a fallback, and stop at start-up when it is missing',
};
