/** What our languages give to ESLint: `@eslint/plugin-kit` stands behind it, and only deploy files need it. */
export { createSourceCode } from '../languages/create-source-code.js';
