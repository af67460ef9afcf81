/** The part of `eslint-alias.cjs` for `import`: https://nodejs.org/api/module.html#customization-hooks. */

/** @type {{ alias: string; parent: string }} */
let target;

export function initialize(data) {
  target = data;
}

export async function resolve(specifier, context, nextResolve) {
  const match = /^eslint(?=$|\/)(.*)$/.exec(specifier);
  if (match === null) return nextResolve(specifier, context);
  return nextResolve(target.alias + match[1], { ...context, parentURL: target.parent });
}
