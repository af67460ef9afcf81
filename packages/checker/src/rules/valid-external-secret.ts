import { MASK } from '../readers/helm/mask.js';
import { isDocumentation } from '../documentation.js';
import { objectsOf } from '../readers/yaml/kubernetes.js';
import { get, scalarText } from '../readers/yaml/node.js';
import { isOperators, unservedVersion } from './external-secret/api-version.js';
import { specProblems } from './external-secret/spec.js';
import type { LocatedVerdict, Rule } from './rule.js';

/**
 * Reports an object of the External Secrets Operator that a cluster would not take, or that would never sync:
 * of a version that is not served, without what the schema requires, or against the checks of the operator's
 * webhook. Of a patch, and of an object that another file of the project patches, nothing is missing. In a Helm
 * template only the version is looked at: its actions may write the rest.
 */
export const validExternalSecret: Rule = {
  id: 'valid-external-secret',
  *check(document, { passive, strict, project }) {
    if (passive || (!strict && isDocumentation(document.path))) return;
    for (const { format, root, fragment } of document.parts) {
      if (root === undefined || (format !== 'kubernetes' && format !== 'helm-template')) continue;
      for (const object of objectsOf(root)) {
        if (!isOperators(object)) continue;
        const name = scalarText(get(get(object, 'metadata'), 'name')) ?? '';
        const partial =
          fragment === true ||
          project.secrets?.isPatch(document.path, object) === true ||
          isPatchFile(document.path);
        const version = unservedVersion(object);
        const problems = format === 'helm-template' ? [] : specProblems(object, partial);
        for (const problem of version === undefined ? problems : [version, ...problems]) {
          const { range, message, help, confidence = 'high', place } = problem;
          const verdict: LocatedVerdict = {
            ruleId: 'valid-external-secret',
            range,
            message,
            help,
            confidence,
            place: `${name.includes(MASK) ? '' : name}/${place}`,
          };
          yield verdict;
        }
      }
    }
  },
};

/** What its author calls a patch is one, whoever applies it. */
function isPatchFile(path: string): boolean {
  return /patch/i.test(path.slice(path.lastIndexOf('/') + 1)) || /(?:^|\/)patch(?:es)?\//i.test(path);
}
