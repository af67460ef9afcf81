import type { OwnNames } from './names/own-names.js';
import type { TextRange } from './range.js';
import type { SafeDefaultTag } from './safe-default.js';

/**
 * Who expands or reads the value: it decides which operators exist, what a missing variable does, and
 * so which advice is true.
 */
export type Consumer =
  | 'compose'
  | 'docker-stack'
  | 'flux'
  | 'envsubst'
  | 'shell'
  | 'helm'
  /** The templates of a skaffold.yaml: Go templates with sprig, without `required`. */
  | 'skaffold'
  | 'kubernetes'
  /** GitHub, Gitea and Forgejo Actions. */
  | 'workflow'
  /** Woodpecker and Drone: drone/envsubst over the whole pipeline, before it is parsed. */
  | 'woodpecker'
  | 'gitlab-ci'
  /** The templates of an ExternalSecret, a PushSecret or a SealedSecret: Go templates, without `required`. */
  | 'external-secrets'
  | 'dotenv'
  /** dotenv-expand and its like in JavaScript: `:?` is no operator there. */
  | 'dotenv-expand'
  /** `node --env-file`, which expands nothing. */
  | 'node'
  /** The `ENV` and `ARG` of a Dockerfile. */
  | 'buildkit'
  /** The build environment of Argo CD (`os.Expand`): names only, no operator. */
  | 'argo-cd'
  | 'javascript'
  /** YAML that nobody is known to expand: another tool's configuration. */
  | 'unknown';

/**
 * What the name is to its consumer.
 * - `variable`: an environment variable or build argument.
 * - `key`: a key of a configuration object (Helm values, ConfigMap data, a compose key).
 * - `text`: no name of its own: an item of a command line, a label, a line of a script.
 */
export type SettingKind = 'variable' | 'key' | 'text';

/** A name given a value: the one thing that every committed file is a list of. */
export interface Setting {
  readonly kind: SettingKind;
  /** The last segment of the name as written (`DB_PASSWORD`, `password`); empty for `text`. */
  readonly name: string;
  /** The keys above it, outermost first, as written. Context for the judge and part of the fingerprint. */
  readonly path: readonly string[];
  /** The value after the format's own decoding (quotes, escapes, folding); null where there is none (`KEY:`). */
  readonly value: string | null;
  /** Where the value stands in the text, quotes included. For a null value, where the name stands. */
  readonly valueRange: TextRange;
  readonly nameRange: TextRange | undefined;
  /** Maps an offset into `value` (0 to its length) to an offset into the text. */
  readonly offsetInText: (valueOffset: number) => number;
  readonly consumer: Consumer;
  /** The tag that belongs to this setting, if any. */
  readonly tag: SafeDefaultTag | undefined;
  /**
   * - `options`: it stands beside a user, a host or a port, so a literal here is a credential in use.
   * - `reference`: the value names a place (a Secret, a key, a remote path) and is no credential itself.
   * - `manifest`: it is a value of a Secret manifest: a literal is that manifest's finding, a fallback is its own.
   */
  readonly position: 'plain' | 'options' | 'reference' | 'manifest';
  /** Whether the format expands `$…` here: not in a single-quoted value of an env file. */
  readonly expands: boolean;
  /** What the policy says of names; undefined where it speaks of none. */
  readonly names?: OwnNames;
  /** What to write instead of a credential, in one line, where what holds it reads one in a way of its own. */
  readonly advice?: string;
  /**
   * - `argument`: the value that a build argument has when none is given (`ARG NAME=value`).
   * - `container`: a shell in the container reads it, long after the deployment (`$${NAME:-x}` in a command).
   */
  readonly role?: 'argument' | 'container';
}
