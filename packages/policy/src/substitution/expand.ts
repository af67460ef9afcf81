import { parseCompose } from './compose.js';
import { parseTemplate } from './parse.js';
import type { Dialect } from './substitution.js';
import type { Piece, Reference, Template } from './template.js';
import { transform } from './transform.js';

/** The environment that a consumer expands a text with. A variable that is not there is unset. */
export type Environment = Readonly<Record<string, string | undefined>>;

export interface ExpandOptions {
  /**
   * Flux alone: fail on a reference to an unset variable that has no default. It is the default since
   * kustomize-controller 1.9.0, and so it is here.
   */
  readonly strict?: boolean;
}

/**
 * Why a text has no value.
 * - `invalid`: the consumer does not understand it.
 * - `required`: a variable that must have a value has none; the message is the author's, expanded.
 * - `unsupported`: the value needs a shell.
 */
export interface ExpandError {
  readonly kind: 'invalid' | 'required' | 'unsupported';
  readonly message: string;
}

export type Expansion =
  { readonly value: string; readonly warnings: readonly string[] } | { readonly error: ExpandError };

/**
 * What a consumer makes of a text. Operands are evaluated when they are needed, as the engines do. Values and
 * messages can hold secrets: they are not for output.
 */
export function expand(
  text: string,
  dialect: Dialect,
  environment: Environment,
  options: ExpandOptions = {},
): Expansion {
  const template = dialect === 'compose' ? parseCompose(text, 'compose-go') : parseTemplate(text, dialect);
  const evaluator = new Evaluator(dialect, environment, options.strict ?? true);
  const value = evaluator.template(template);
  const { error, warnings } = evaluator;
  return error === undefined ? { value, warnings } : { error };
}

class Evaluator {
  /** The error that the consumer reports; what is evaluated after it does not matter. */
  error: ExpandError | undefined;
  readonly warnings: string[] = [];
  readonly #dialect: Dialect;
  readonly #variables: Map<string, string>;
  readonly #strict: boolean;

  constructor(dialect: Dialect, environment: Environment, strict: boolean) {
    this.#dialect = dialect;
    this.#strict = strict;
    this.#variables = new Map();
    for (const [name, value] of Object.entries(environment)) {
      if (value !== undefined) this.#variables.set(name, value);
    }
  }

  template(template: Template): string {
    return template.map((piece) => this.#piece(piece)).join('');
  }

  #piece(piece: Piece): string {
    switch (piece.kind) {
      case 'literal':
        return piece.text;
      case 'reference':
        // docker/cli keeps the result of the last reference alone.
        if (this.#dialect === 'docker-stack') this.error = undefined;
        return this.#dialect === 'flux' ? this.#flux(piece) : this.#reference(piece);
      case 'invalid':
        return this.#fail('invalid', piece.reason);
      case 'opaque':
        return this.#fail('unsupported', 'needs a shell');
    }
  }

  #reference(reference: Reference): string {
    const { meaning, lookupName, operator } = reference;
    if (meaning === 'transformation') return this.#fail('unsupported', 'needs a shell');
    const value = this.#variables.get(lookupName);
    const missing = value === undefined || (this.#emptyIsMissing(reference) && value === '');
    switch (meaning) {
      case 'bare':
        if (value === undefined && this.#dialect === 'compose') {
          this.warnings.push(`The "${lookupName}" variable is not set. Defaulting to a blank string.`);
        }
        return value ?? '';
      case 'default': {
        if (!missing) return value;
        const fallback = this.#operand(reference);
        if (operator.endsWith('=') && this.#dialect === 'shell') this.#variables.set(lookupName, fallback);
        return fallback;
      }
      case 'required':
        return missing ? this.#fail('required', this.#operand(reference)) : value;
      case 'alternative':
        return missing ? '' : this.#operand(reference);
    }
  }

  #emptyIsMissing({ meaning, operator }: Reference): boolean {
    // a8m/envsubst `parse/node.go`: `:+` asks whether the variable is set, like `+`.
    return operator.startsWith(':') && !(this.#dialect === 'envsubst' && meaning === 'alternative');
  }

  #operand(reference: Reference): string {
    return this.template(reference.operand?.pieces ?? []);
  }

  /** fluxcd/pkg `envsubst/template.go`: operands first, needed or not; an empty variable counts as missing. */
  #flux({ lookupName, meaning, operand, transformation }: Reference): string {
    const args = transformation?.args.map((arg) => this.template(arg)) ?? [];
    const fallback = meaning === 'default' ? this.template(operand?.pieces ?? []) : '';
    const value = this.#variables.get(lookupName);
    if (value === undefined && this.#strict && meaning !== 'default') {
      return this.#fail('required', 'variable not set (strict mode)');
    }
    if (transformation !== undefined) return transform(value ?? '', transformation.operator, args);
    return value === undefined || value === '' ? fallback : value;
  }

  #fail(kind: ExpandError['kind'], message: string): '' {
    this.error ??= { kind, message };
    return '';
  }
}
