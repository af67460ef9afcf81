/**
 * Nothing but a mask: `***`, `xxxx`, `....`, bullets; or a value that was cut off (`sk-abc…`).
 * A repeated digit, or a letter other than x, is a (bad) password and no mask.
 */
export function isMasked(value: string): boolean {
  return MASK.test(value) || CUT.test(value) || ZERO_UUID.test(value) || REMARK.test(value);
}

const MASK = /^["'`]?[*xX•●∙·.…_#?\- ]{2,}["'`]?$|[xX]{5}|\*{3}|[•●]{3}/;
const CUT = /\.\.\.|…/;
/** `(stripped)`, `(hidden)`: a remark in the value's place. */
const REMARK = /^\([A-Za-z][a-z ]{2,40}\)$/;
const ZERO_UUID = /^0{8}-0{4}-0{4}-0{4}-0{11}\d$/;

/**
 * Text that asks to be replaced: `your-api-key`, `insert_here`. No credential, and no weak one either: mostly nothing
 * runs on it. `changeme` is another thing: services do run on that, and on any word that a deploy file gives them.
 */
export function isPlaceholder(value: string): boolean {
  return STARTS.test(value) || ENDS.test(value) || METAVARIABLE.test(value);
}

/** A placeholder that somebody leaves where nothing reads it: `not-used`, `redacted`, `<key>`. */
export function isLeftOut(value: string): boolean {
  return LEFT_OUT.test(value);
}

const LEFT_OUT =
  /(?:^|[-_ .])(?:unused|not[-_ ]?(?:used|needed|required|set)|redacted|removed|unset|same[-_ ]as|base64)(?:$|[-_ .])|[<>[\](){}$]|\s/i;

const STARTS =
  /^["'`[({]?(?:your|(?:my|the|some|insert|enter|(?:auto[-_ ]?)?replace|todo|fixme|tbd|tba|example|sample|dummy|fake|mock|put|add|fill|paste|provide|specify|placeholder|redacted|removed|unset|generate|not[-_ ]?set|same[-_ ]as)(?:[-_ .:]|$)|base64[-_ ]?encoded[-_ a-z]*$)/i;
const ENDS =
  /(?:[-_ .]|^)(?:here|placeholder|example|sample|dummy|redacted|unused|not[-_ ](?:used|needed|required))[\]>)}!.]?$/i;
/** Inside a value: `sk-your-key`, `<key>`. */
const METAVARIABLE = /(?:^|[^A-Za-z])your[-_ ]|REPLACE[-_ ]?(?:ME[-_ ]?)?WITH|<[A-Za-z][\w -]{1,40}>/i;
