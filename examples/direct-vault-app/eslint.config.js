import parser from '@typescript-eslint/parser';
import bridgekeeper from 'eslint-plugin-bridgekeeper';
import { defineConfig } from 'eslint/config';

export default defineConfig([
  { files: ['**/*.ts'], languageOptions: { parser } },
  bridgekeeper.configs.strict,
  bridgekeeper.configs.deploy,
]);
