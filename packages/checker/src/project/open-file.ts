import { posix } from 'node:path';

import { isEnvTemplateName } from '../readers/file-kind.js';

/** Encrypted by age, SOPS, GnuPG or ansible-vault's customs: what git may keep. */
const SEALED = /\.(?:enc|age|sops|gpg|asc|vault)(?:\.\w{1,8})?$/i;
/** Certificates and public keys, which every peer sees. */
const CERTIFICATE = /\.(?:crt|cer|cert|pub)$|(?:^|[-._])(?:pub|public)(?:[-._]|$)/i;
const PEM = /\.(?:pem|der)$/i;
const CERTIFICATE_WORD = /(?:^|[-._])(?:ca|cert|certificate|chain|fullchain)(?:[-._]|$)/i;

/** Whether a file that a secret is read from may be in git, by its name: encrypted, public, or a template. */
export function isOpenFile(path: string): boolean {
  const name = posix.basename(path);
  if (SEALED.test(name) || CERTIFICATE.test(name) || isEnvTemplateName(name)) return true;
  return PEM.test(name) && CERTIFICATE_WORD.test(name) && !/key|private/i.test(name);
}
