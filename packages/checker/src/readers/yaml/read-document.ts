import type { Consumer, Setting } from '@bridgekeeper/policy';

import type { Told } from '../../file-policy.js';
import type { ProjectFacts } from '../../project/facts.js';
import type { Document, DocumentFormat, EnvFileReference, Part } from '../document.js';
import type { TemplateAction } from '@bridgekeeper/policy';
import { findActions } from '@bridgekeeper/policy';
import { hasActions, MASK, maskActions } from '../helm/mask.js';
import { Occurrences } from '../occurrences.js';
import { pipelineConsumer } from '../workflow/pipeline.js';
import { mayHaveTags, TagsAbove } from '../tags.js';
import { composeEnvFiles, kustomizeEnvFiles } from './env-files.js';
import { composeErrors } from './compose/compose-errors.js';
import { isStackFile } from './compose/stack-files.js';
import { composeSettings } from './compose/compose-settings.js';
import { formatOf, isComposePath } from './format.js';
import { objectsOf } from './kubernetes.js';
import { adviceIn } from './objects/advice.js';
import { embeddedParts } from './objects/embedded-documents.js';
import { objectSettings } from './objects/object-settings.js';
import { scanLines } from './line-scan.js';
import type { YamlNode } from './node.js';
import { get, scalarText } from './node.js';
import { readYaml } from './read-yaml.js';
import { collectSettings } from './settings.js';
import { actionSettings } from '../helm/action-settings.js';

/**
 * What a file must hold for any rule to have something to say of it: a substitution, a word that names a
 * secret, an env file, a template action. Most files of most repositories hold none, and need no tree.
 */
const INTERESTING =
  /\$[{A-Za-z_(]|\{\{|pass|pwd|_pw|[a-z]Pw|\bpw|secret|token|cred|api[-_ ]?key|private[-_]?key|access[-_]?key|[a-z]key:|_KEY|auth|\.env|env_file|jwt|salt|pepper|_pin\b|_otp\b|_pat\b|stringData|dsn|mnemonic|webhook|bearer|identified\s{1,8}(?:with|by)|mysql|mariadb|mongo|redis|valkey|masterauth|curl |sqlcmd|ldap|login |\bmc |rabbitmqctl|contrasena|kennwort|senha|BEGIN |notification\.toolkit\.fluxcd|:\/\/[^\s/]{0,80}:/i;

/** A broken file larger than this is reported, and searched for tokens, but not read line by line. */
const MAX_SCAN_LENGTH = 4_000_000;

/** Actions that only a template has: a label such as `{{ .Name }}` stands in files that are YAML as well. */
const CONTROL_ACTION = /\{\{-?\s{0,8}(?:if|else|end|range|with|define|include|template|block|toYaml|tpl|\$)/;

/** Reads one YAML stream, or a Helm template, into settings and trees. */
export function readYamlDocument(
  path: string,
  text: string,
  facts: ProjectFacts,
  template: boolean,
  told: Told = {},
): Document {
  const interesting = INTERESTING.test(text) || isComposePath(path) || told.names?.mayStandIn(text) === true;
  const actions = hasActions(text) ? findActions(text) : [];
  const masked = template && actions.length > 0 ? maskActions(text, actions) : text;
  let { roots, error, source: joined } = readYaml(masked, interesting, masked !== text);
  let source = masked;
  if (error !== undefined && actions.length > 0) {
    // Outside `templates/` too, a file with actions in it is a template (ESO, Helmfile, jinja-like tools).
    source = maskActions(text, actions);
    if (source !== masked)
      ({ roots, error, source: joined } = readYaml(source, interesting, CONTROL_ACTION.test(text)));
    if (error !== undefined) {
      if (roots.length === 0) roots = text.length > MAX_SCAN_LENGTH ? [] : scanLines(source);
      // A template is not YAML: that it cannot be read as such is no error of its author.
      if (template || CONTROL_ACTION.test(text)) error = undefined;
    }
  } else if (error !== undefined && roots.length === 0) {
    roots = text.length > MAX_SCAN_LENGTH ? [] : scanLines(text);
  }
  // Partials, notes and other tools' templates are text before they are YAML.
  if (/\.tpl$|\/NOTES\.txt$/i.test(path)) error = undefined;
  const isTemplate = actions.length > 0 && source !== text;
  source = joined ?? source;
  const context = { path, text, source, facts, isTemplate, actions, told };
  const parts = interesting ? partsOf(roots, context) : [];
  return {
    path,
    text,
    parts,
    settings: interesting ? settingsOf(parts, context) : [],
    envFiles: parts.flatMap(envFilesOf),
    errors: error !== undefined ? [error] : isTemplate ? [] : parts.flatMap(composeErrorsOf),
  };
}

interface Context {
  readonly path: string;
  readonly text: string;
  readonly source: string;
  readonly facts: ProjectFacts;
  readonly isTemplate: boolean;
  readonly actions: readonly TemplateAction[];
  readonly told: Told;
}

/** The documents of a file, and behind them those that stand as text in their objects. */
function partsOf(roots: readonly YamlNode[], context: Context): Part[] {
  const parts = roots.map((root) => partOf(root, context));
  const isInteresting = (text: string): boolean => INTERESTING.test(text);
  return [...parts, ...parts.flatMap((part) => embeddedParts(part, context.source, isInteresting))];
}

function partOf(root: YamlNode, { path, isTemplate }: Context): Part {
  // The notes of a chart are shown to people, and never applied.
  const format = path.endsWith('/NOTES.txt') ? 'yaml' : formatOf(root, path);
  return {
    root,
    format:
      isTemplate && !path.endsWith('/NOTES.txt') && (format === 'yaml' || format === 'kubernetes')
        ? 'helm-template'
        : format,
  };
}

function composeErrorsOf({ root, format }: Part): Document['errors'] {
  return format === 'compose' && root !== undefined ? composeErrors(root) : [];
}

function settingsOf(parts: readonly Part[], context: Context): Setting[] {
  const { text, source, isTemplate, actions } = context;
  const tags = mayHaveTags(text) ? new TagsAbove(source) : undefined;
  const settings: Setting[] = [];
  const dollars = new Occurrences(source, '$');
  const masks = new Occurrences(source, MASK);
  for (const { root, format } of parts) {
    if (root === undefined) continue;
    for (const object of objectsOf(root)) {
      // A CRD describes other objects: names of properties, texts of descriptions.
      if (scalarText(get(object, 'kind')) === 'CustomResourceDefinition') continue;
      const consumer = consumerOf(format, object, context);
      const settingsSource = {
        text: source,
        original: text,
        root: object,
        format,
        consumer,
        tags,
        dollars,
        masks,
        names: context.told.names,
      };
      const first = settings.length;
      // First: of two that find the same place, these know more of it.
      for (const setting of objectSettings(source, text, object, consumer)) settings.push(setting);
      if (format === 'compose') for (const setting of composeSettings(settingsSource)) settings.push(setting);
      const exemplary = isApiDescription(object);
      for (const setting of collectSettings(settingsSource)) {
        if (!exemplary || !setting.path.some((key) => EXAMPLES.has(key))) settings.push(setting);
      }
      if (format === 'kubernetes') advise(object, settings, first);
    }
  }
  if (isTemplate) for (const setting of actionSettings(text, actions, settings)) settings.push(setting);
  return tags !== undefined ? withoutSharedTags(settings, text) : settings;
}

/** OpenAPI: below `example` stands what a request could look like (spec.openapis.org, "Example Object"). */
function isApiDescription(root: YamlNode): boolean {
  return (get(root, 'openapi') ?? get(root, 'swagger')) !== undefined && get(root, 'paths') !== undefined;
}

const EXAMPLES: ReadonlySet<string> = new Set(['example', 'examples']);

/** Notes with each setting of an object how that reads a credential. */
function advise(object: YamlNode, settings: Setting[], first: number): void {
  for (let at = first; at < settings.length; at++) {
    const setting = settings[at];
    const advice = setting === undefined ? undefined : adviceIn(object, setting);
    if (setting !== undefined && advice !== undefined) settings[at] = { ...setting, advice };
  }
}

/** A tag behind several settings of one line could be of any of them, so it is of none. */
function withoutSharedTags(settings: readonly Setting[], text: string): Setting[] {
  const expanding = settings.filter(({ value }) => value?.includes('$'));
  const ambiguous = new Set<Setting>();
  for (const [index, setting] of expanding.entries()) {
    const before = expanding[index - 1];
    if (before === undefined || setting.tag === undefined) continue;
    const { start } = setting.valueRange;
    if (before.valueRange.end > start || /[\r\n]/.test(text.slice(before.valueRange.end, start))) continue;
    ambiguous.add(before).add(setting);
  }
  return settings.map((setting) => {
    const { tag } = setting;
    if (tag === undefined || !ambiguous.has(setting)) return setting;
    return { ...setting, tag: { ...tag, misplaced: 'ambiguous' } };
  });
}

function consumerOf(format: DocumentFormat, root: YamlNode, { path, facts, told }: Context): Consumer {
  if (told.consumer !== undefined)
    return told.consumer === 'flux' && substitutionDisabled(root) ? 'kubernetes' : told.consumer;
  const isStack = STACK.test(path) || isStackFile(path, facts.stacks ?? []);
  switch (format) {
    case 'compose':
      return isStack ? 'docker-stack' : 'compose';
    case 'helm-values':
    case 'helm-template':
      return 'helm';
    case 'kubernetes':
    case 'kustomization':
      if (scalarText(get(root, 'apiVersion'))?.startsWith('skaffold/') === true) return 'skaffold';
      return facts.flux && !substitutionDisabled(root) ? 'flux' : 'kubernetes';
    case 'workflow':
      return pipelineConsumer(path) ?? 'workflow';
    default:
      return 'unknown';
  }
}

/** `docker stack deploy` reads such a file by custom; a `deploy:` section alone is no proof. */
const STACK = /(?:^|\/)(?:docker-)?stack(?:[-._][^/]*)?\.ya?ml$/i;

/** Flux leaves an object alone that says so in a label or an annotation. */
function substitutionDisabled(root: YamlNode): boolean {
  const metadata = get(root, 'metadata');
  return ['labels', 'annotations'].some(
    (key) => scalarText(get(get(metadata, key), 'kustomize.toolkit.fluxcd.io/substitute')) === 'disabled',
  );
}

function envFilesOf({ root, format }: Part): EnvFileReference[] {
  if (root === undefined) return [];
  if (format === 'compose') return composeEnvFiles(root);
  if (format === 'kustomization') return kustomizeEnvFiles(root);
  return [];
}
