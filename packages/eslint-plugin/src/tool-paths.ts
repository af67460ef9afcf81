/**
 * Files that no application runs when it starts: configuration of tools, which are told what is missing when somebody
 * runs them, and scripts for people and pipelines.
 */
const TOOL_PATHS: readonly RegExp[] = [
  // `next.config.ts`, `drizzle.config.js`, `vitest.config.unit.mts`. Not `payload.config.ts` or `auth.config.ts`, which
  // are part of an application.
  /(?:^|\/)(?:astro|babel|capacitor|changelog|checkly|codegen|commitlint|content-collections|contentlayer|craco|crowdin|cypress|docusaurus|drizzle|ecosystem|electron-builder|electron\.vite|esbuild|eslint|forge|gatsby|graphql|hardhat|i18next(?:-parser)?|jest|karma|knip|lingui|lint-staged|metro|mikro-orm|next|nuxt|nx|open-next|orval|percy|playwright|postcss|prettier|prisma|quasar|react-router|release|remix|rolldown|rollup|rsbuild|rspack|semantic-release|sst|stylelint|svelte|tailwind|trigger|tsdown|tsup|turbo|unocss|vite|vitest|vue|wdio|webpack|wxt)\.config(?:\.[\w-]+)?\.[cm]?[jt]sx?$/i,
  /(?:^|\/)(?:gulpfile|gruntfile|knexfile|ormconfig|gatsby-(?:browser|config|node|ssr)|\.[\w-]+rc)(?:\.[\w-]+)?\.[cm]?[jt]sx?$/i,
  // Folders of what is run by hand or by a pipeline.
  /(?:^|\/)(?:scripts?|tools|tooling|seeds?|seeders?|seeding|migrations?|bench(?:marks?)?|\.github|\.circleci|\.storybook|\.husky)\//i,
  // What a codemod changes, and what comes out of it.
  /\.(?:input|output)\.[cm]?[jt]sx?$/i,
  /(?:^|\/)(?:seed|seeds|seeder|migrate|migration|deploy|release|publish|benchmark)\.[cm]?[jt]s$/i,
];

/**
 * Whether a file is a tool's or a script.
 *
 * @param path with `/`, from the folder that ESLint runs in
 * @param text of the file: with `#!` it is a program that somebody starts
 */
export function isToolFile(path: string, text: string): boolean {
  return text.startsWith('#!') || TOOL_PATHS.some((pattern) => pattern.test(path));
}
