/** @typedef {string | number} Cell */

/**
 * Columns that stand under each other: the first to the left, all others to the right.
 *
 * @param {readonly Cell[]} head
 * @param {readonly (readonly Cell[])[]} rows
 */
export function formatTable(head, rows) {
  const all = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const lines = all.map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  return lines.join('\n');
}

/** @param {number | null} ratio */
export function rounded(ratio) {
  return ratio === null ? '-' : ratio.toFixed(2);
}
