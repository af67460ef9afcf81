import { judgeDefault } from '@bridgekeeper/policy';
import type { TSESLint } from '@typescript-eslint/utils';

import type { SourceCode } from '../binding.js';
import { mentionsSettings } from '../env-read.js';
import type { Node } from '../node.js';
import { mentionsSchemas } from '../schema-library.js';
import { isCredentialsMode, isDescription, isOnlyAsked } from './asked.js';
import { assignmentFallbacks } from './assignment.js';
import { defaultPropertyFallbacks, definitionFallbacks, mentionsDefaultKey } from './default-property.js';
import { destructuringFallbacks } from './destructuring.js';
import type { Fallback } from './fallback.js';
import { getterFallbacks } from './getter.js';
import { conditionalFallbacks, logicalFallbacks } from './operators.js';
import { schemaCallFallbacks } from './schema-call.js';

/** A fallback of a setting that is a secret. */
export interface SecretDefault extends Fallback {
  /** The name that makes it a secret. */
  readonly name: string;
}

/** The last part of a key with dots: `jwt.secret` is judged as `secret`, and shown in full. */
function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

function secretName({ names, literal, emptyCounts }: Fallback): string | undefined {
  const operand = literal.value;
  if (operand === '' && !emptyCounts) return undefined;
  return names.find((name) => judgeDefault({ name: lastPart(name), operand }) === 'secret');
}

/** Gathers the secret defaults of a file during a walk, whichever form each has. */
export class SecretDefaultCollector {
  readonly found: SecretDefault[] = [];
  readonly listeners: TSESLint.RuleListener;
  /** Literals that stand in a fallback that was found, where they are used and where they are written. */
  readonly #reported = new Set<object>();

  constructor(sourceCode: SourceCode) {
    const { text } = sourceCode;
    const hasSettings = mentionsSettings(text);
    const hasSchemas = mentionsSchemas(text);
    this.listeners = {
      ...(hasSettings ? this.#operatorListeners(sourceCode) : {}),
      ...(hasSettings || hasSchemas ? this.#callListeners(sourceCode) : {}),
      ...(hasSchemas || mentionsDefaultKey(text) ? this.#propertyListeners(sourceCode) : {}),
    };
  }

  #operatorListeners(sourceCode: SourceCode): TSESLint.RuleListener {
    return {
      AssignmentExpression: (node) => {
        this.#add(assignmentFallbacks(node, sourceCode));
      },
      AssignmentPattern: (node) => {
        this.#add(destructuringFallbacks(node, sourceCode));
      },
      ConditionalExpression: (node) => {
        this.#addValue(node, conditionalFallbacks(node, sourceCode));
      },
      LogicalExpression: (node) => {
        this.#addValue(node, logicalFallbacks(node, sourceCode));
      },
    };
  }

  #callListeners(sourceCode: SourceCode): TSESLint.RuleListener {
    return {
      CallExpression: (node) => {
        this.#add(schemaCallFallbacks(node, sourceCode));
        this.#addValue(node, getterFallbacks(node, sourceCode));
      },
    };
  }

  #propertyListeners(sourceCode: SourceCode): TSESLint.RuleListener {
    return {
      Property: (node) => {
        this.#add(defaultPropertyFallbacks(node, sourceCode));
        this.#add(definitionFallbacks(node, sourceCode));
      },
    };
  }

  /** Whether a literal is reported already. */
  reports(literal: object): boolean {
    return this.#reported.has(literal);
  }

  /** Adds the fallbacks that an expression may come out as. */
  #addValue(value: Node, fallbacks: readonly Fallback[]): void {
    if (fallbacks.length === 0) return;
    const asked = isOnlyAsked(value);
    this.#add(
      fallbacks.filter(({ names, literal }) => {
        if (asked && isDescription(literal.value)) return false;
        return !names.some((name) => isCredentialsMode(name, literal.value, value));
      }),
    );
  }

  #add(fallbacks: readonly Fallback[]): void {
    for (const fallback of fallbacks) {
      const { node, written } = fallback.literal;
      // Forms in one another (`a ?? (b ? b : 'x')`) meet their literal twice, the outermost first.
      if (this.#reported.has(node)) continue;
      const name = secretName(fallback);
      if (name === undefined) continue;
      this.found.push({ ...fallback, name });
      this.#reported.add(node).add(written);
    }
  }
}
