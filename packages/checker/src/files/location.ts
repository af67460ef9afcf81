import { Buffer, isUtf8 } from 'node:buffer';

/**
 * What the file system calls a file. A name is bytes; nearly always they are UTF-8 and a string does, but a
 * name that is not UTF-8 can be opened by its bytes only.
 */
export type Location = string | Buffer;

/** The location's text for people and for matching; bytes that are not UTF-8 show as U+FFFD. */
export function locationText(location: Location): string {
  return typeof location === 'string' ? location : location.toString('utf8');
}

/** The same text for the same location, and no other: no name holds a NUL. */
export function locationKey(location: Location): string {
  return typeof location === 'string' ? location : `\0${location.toString('hex')}`;
}

/** A name out of bytes: a string wherever that loses nothing. */
export function toLocation(bytes: Buffer): Location {
  return isUtf8(bytes) ? bytes.toString('utf8') : bytes;
}

/** `directory/name`, in bytes as soon as one of the two is. */
export function joinLocation(directory: Location, name: Location): Location {
  if (typeof directory === 'string' && typeof name === 'string') {
    return directory === '' ? name : directory.endsWith('/') ? directory + name : `${directory}/${name}`;
  }
  const above = Buffer.from(directory);
  if (above.length === 0) return name;
  return Buffer.concat([above, Buffer.from(above.at(-1) === 0x2f ? '' : '/'), Buffer.from(name)]);
}

/** Splits NUL-separated names, as git's `-z` prints them. */
export function splitNames(output: Buffer): Location[] {
  if (isUtf8(output)) return output.toString('utf8').split('\0').filter(Boolean);
  const names: Location[] = [];
  for (let start = 0; start < output.length;) {
    const nul = output.indexOf(0, start);
    const end = nul < 0 ? output.length : nul;
    if (end > start) names.push(toLocation(output.subarray(start, end)));
    start = end + 1;
  }
  return names;
}
