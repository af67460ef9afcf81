import type { OwnNames } from '@bridgekeeper/policy';
import { judgeDefault } from '@bridgekeeper/policy';
import type { TSESLint } from '@typescript-eslint/utils';

import type { SourceCode } from '../binding.js';
import { mentionsReadsByName, mentionsSettings } from '../env-read.js';
import type { Node } from '../node.js';
import { mentionsSchemas, methodName } from '../schema-library.js';
import { isCredentialsMode, isDescription, isOnlyAsked } from './asked.js';
import { assignmentFallbacks } from './assignment.js';
import { ifFallbacks, switchFallbacks, tryFallbacks } from './branches.js';
import {
  defaultPropertyFallbacks,
  definitionFallbacks,
  fieldFallbacks,
  mentionsDefaultKey,
  stageFallbacks,
} from './default-property.js';
import { destructuringFallbacks } from './destructuring.js';
import type { Fallback } from './fallback.js';
import { firstPresentFallbacks } from './first-present.js';
import { getterFallbacks } from './getter.js';
import { helperCallFallbacks, helperOf } from './helper-call.js';
import { conditionalFallbacks, logicalFallbacks } from './operators.js';
import { schemaCallFallbacks } from './schema-call.js';
import { layerFallbacks, spreadFallbacks } from './spread.js';
import { transformFallbacks } from './transform.js';

/** A fallback of a setting that is a secret. */
export interface SecretDefault extends Fallback {
  /** The name that makes it a secret. */
  readonly name: string;
}

/** The last part of a key with dots: `jwt.secret` is judged as `secret`, and shown in full. */
function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

function secretName({ names, literal, emptyCounts }: Fallback, own?: OwnNames): string | undefined {
  const operand = literal.value;
  if (operand === '' && !emptyCounts) return undefined;
  return names.find((name) => judgeDefault({ name: lastPart(name), operand, names: own }) === 'secret');
}

/** Gathers the secret defaults of a file during a walk, whichever form each has. */
export class SecretDefaultCollector {
  readonly found: SecretDefault[] = [];
  readonly listeners: TSESLint.RuleListener;
  /** Literals that stand in a fallback that was found, where they are used and where they are written. */
  readonly #reported = new Set<object>();
  readonly #names: OwnNames | undefined;

  /** @param names what the policy says of names */
  constructor(sourceCode: SourceCode, names?: OwnNames) {
    this.#names = names;
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
      IfStatement: (node) => {
        this.#add(ifFallbacks(node, sourceCode));
      },
      SpreadElement: (node) => {
        this.#add(spreadFallbacks(node, sourceCode));
      },
      SwitchStatement: (node) => {
        this.#add(switchFallbacks(node, sourceCode));
      },
      TryStatement: (node) => {
        this.#add(tryFallbacks(node, sourceCode));
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
      PropertyDefinition: (node) => {
        this.#add(fieldFallbacks(node, sourceCode));
      },
    };
  }

  #callListeners(sourceCode: SourceCode): TSESLint.RuleListener {
    const hasHelpers = mentionsReadsByName(sourceCode.text);
    return {
      CallExpression: (node) => {
        const method = node.arguments.length === 0 ? undefined : methodName(node);
        if (method === undefined) return;
        this.#add(schemaCallFallbacks(node, method, sourceCode));
        this.#add(transformFallbacks(node, method, sourceCode));
        // What a function of the file does with its arguments is known better than what its name says.
        const helper = hasHelpers ? helperOf(node, sourceCode) : undefined;
        const fallbacks =
          helper === undefined
            ? getterFallbacks(node, sourceCode)
            : helperCallFallbacks(node, helper, sourceCode);
        this.#addValue(node, fallbacks);
        this.#add(layerFallbacks(node, method, sourceCode));
        this.#addValue(node, firstPresentFallbacks(node, method, sourceCode));
      },
    };
  }

  #propertyListeners(sourceCode: SourceCode): TSESLint.RuleListener {
    return {
      Property: (node) => {
        this.#add(defaultPropertyFallbacks(node, sourceCode));
        this.#add(definitionFallbacks(node, sourceCode));
        this.#add(stageFallbacks(node, sourceCode));
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
      const name = secretName(fallback, this.#names);
      if (name === undefined) continue;
      this.found.push({ ...fallback, name });
      this.#reported.add(node).add(written);
    }
  }
}
