import type { Candidate } from './literal.js';

/** A scheme and its credentials, in any text (RFC 9110, section 11.6.2). */
const AUTHORIZATION =
  /\b((?:proxy-)?authorization)\\{0,3}["']?\s{0,8}[:=,]\s{0,8}\\{0,3}["']?(?:bearer|basic|token|apikey|api-key|bot|splunk|key)\s{1,8}([^\s"'`,;<>\\)]+)/gi;
/** `-H "X-Api-Key: x"` of curl and its kin, `--header 'X-Api-Key: x'` of wget too. */
const OPTION =
  /(?:^|[\s"'`[,(])(?:-[A-Za-z]{0,4}H|--?headers?)[=\s]{0,8}\\{0,3}(["']?)([A-Za-z][\w-]{1,63}):[ \t]{0,8}(?=([^\s"'`\\][^"'`\\\r\n]*))/g;
/** `proxy_set_header Authorization "Bearer x";` of nginx, in a snippet or a file. */
const DIRECTIVE =
  /\b(?:proxy|grpc)_set_header\s{1,8}((?:proxy-)?authorization|x-[\w-]{1,60})\s{1,8}["']?(?:(?:bearer|basic|token)\s{1,8})?([^\s"';]+)/gi;
/** A text that is a header, and nothing else: an argument behind `-H`. Names of headers have hyphens. */
const WHOLE = /^([A-Za-z]{1,20}(?:-[A-Za-z\d]{1,20}){1,5}):[ \t]?(\S+)$/;

const HINT =
  /authorization|_set_header|(?:^|[\s"'`[,(])-(?:[A-Za-z]{0,4}H|-?header)|^[A-Za-z]+-[A-Za-z\d-]+:/i;

/** The headers of HTTP requests, as command lines and source texts write them. */
export function* httpHeaders(text: string): Generator<Candidate> {
  if (!HINT.test(text)) return;
  for (const match of text.matchAll(AUTHORIZATION)) {
    const [whole, name = '', value = ''] = match;
    const end = match.index + whole.length;
    yield { syntax: 'header', name, start: end - value.length, end };
  }
  for (const match of text.matchAll(OPTION)) {
    const [whole, quote, name = '', rest = ''] = match;
    const value = quote === '' ? (/^\S*/.exec(rest)?.[0] ?? '') : rest.trimEnd();
    const start = match.index + whole.length;
    yield { syntax: 'header', name, start, end: start + value.length };
  }
  for (const { index, 0: directive, 1: name = '', 2: value = '' } of text.matchAll(DIRECTIVE)) {
    const end = index + directive.length;
    yield { syntax: 'header', name, start: end - value.length, end };
  }
  const whole = text.length <= 1024 ? WHOLE.exec(text) : null;
  const [, name = '', value = ''] = whole ?? [];
  if (name !== '') yield { syntax: 'header', name, start: text.length - value.length, end: text.length };
}
