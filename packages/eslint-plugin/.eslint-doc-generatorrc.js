import prettier from 'prettier';

/** The signs of the configs in the tables. */
const SIGNS = [
  ['recommended', '✅'],
  ['strict', '🔒'],
  ['deploy', '🚢'],
];

/**
 * What is generated: the table of rules in the README, and on the page of each rule its configs and its options. The
 * pages are shared with the command line tool; those of its own rules stay as they are.
 *
 * @type {import('eslint-doc-generator').GenerateOptions}
 */
export default {
  pathRuleDoc: (name) => `../../docs/rules/${name}.md`,
  urlRuleDoc: (name, page) =>
    page === 'README.md'
      ? `https://github.com/bridgekeeper-dev/bridgekeeper/blob/main/docs/rules/${name}.md`
      : `${name}.md`,
  ruleDocTitleFormat: 'name',
  // What a rule is about, its page says better.
  ruleDocNotices: ['configs', 'deprecated', 'fixableAndHasSuggestions'],
  ruleListColumns: ['name', 'description', 'configsError', 'configsWarn', 'options', 'hasSuggestions'],
  // Every page has a section of options, and says there what the command line has.
  ruleDocSectionOptions: false,
  configEmoji: SIGNS,
  // The rules of `deploy`, for whoever has a language for YAML already.
  ignoreConfig: ['deploy-rules'],
  postprocess: async (content, path) =>
    prettier.format(content, { ...(await prettier.resolveConfig(path)), parser: 'markdown' }),
};
