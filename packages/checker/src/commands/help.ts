import type { CommandSpec, OptionSpec } from './options.js';
import { COMMANDS } from './options.js';

const EXIT_STATUS = `Exit status:
  0  no error was found
  1  errors were found, or more warnings than --max-warnings allows
  2  wrong usage, or a file could not be read or parsed; what could be checked is still reported
`;

/**
 * The help of a command.
 *
 * @param named whether the user named the command; else the other commands are listed too
 */
export function helpText(command: CommandSpec, named: boolean): string {
  const shown = named ? `bridgekeeper ${command.name}` : 'bridgekeeper';
  const sections = [`${command.description}.\n\nUsage: ${shown} ${command.usage}\n`];
  if (!named) {
    sections[0] = `Keeps deploy files true to the secrets policy.\n\nUsage: bridgekeeper [command] ${command.usage}\n`;
    const rows = COMMANDS.map(
      ({ name, description }, at) => [name, description + (at === 0 ? ' (default)' : '')] as const,
    );
    sections.push(`Commands:\n${table(rows)}`);
  }
  sections.push(
    `Options:\n${table(command.options.map((option) => [optionText(option), option.description]))}`,
  );
  if (command.name === 'check') sections.push(EXIT_STATUS);
  return sections.join('\n');
}

function optionText({ name, short, value }: OptionSpec): string {
  const long = value === undefined ? `--${name}` : `--${name} ${value}`;
  return short === undefined ? `    ${long}` : `-${short}, ${long}`;
}

function table(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}\n`).join('');
}
