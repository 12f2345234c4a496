import { defineConfig } from 'eslint/config';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import importSort from 'eslint-plugin-simple-import-sort';
import sonarjs from 'eslint-plugin-sonarjs';
import tseslint from '@typescript-eslint/eslint-plugin';
import parser from '@typescript-eslint/parser';
import i18n from '@grafana/i18n/eslint-plugin';
import baseConfig from './.config/eslint.config.mjs';

const node = ['bench', 'packages', 'pkg', 'preview', 'scripts', 'test-support', 'tests'].map(
  (folder) => `${folder}/**/*.{ts,tsx}`
);

export default defineConfig([
  {
    ignores: [
      '**/node_modules/',
      '**/dist/',
      'data/',
      'preview/out/',
      'pkg/adapters/grafana/protocol/',
      'pkg/integration-types/{definitions,guides,presentations}.ts',
      'test-results/',
      'playwright-report/',
      'tests/screenshots-out/',
    ],
  },
  ...baseConfig,
  {
    files: [...node, 'src/**/*.{ts,tsx}', '*.ts'],
    plugins: { '@typescript-eslint': tseslint, 'simple-import-sort': importSort, sonarjs },
    languageOptions: { parser },
    rules: {
      // Node's own, packages, what lies above, what lies beside.
      'simple-import-sort/imports': ['error', { groups: [['^\\u0000', '^node:', '^@?\\w', '^\\.\\.', '^\\.']] }],
      'simple-import-sort/exports': 'error',
      'sonarjs/cognitive-complexity': ['error', 15],
      curly: ['error', 'all'],
      eqeqeq: ['error', 'always'],
      complexity: ['error', 16],
      'no-var': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
    },
  },
  {
    files: ['src/**/*.tsx', 'preview/host/**/*.tsx'],
    ...jsxA11y.flatConfigs.recommended,
  },
  {
    files: ['src/**/*.{ts,tsx}', 'pkg/integration-types/*/{texts,guide}.ts'],
    ignores: ['src/**/*.test.{ts,tsx}', 'test-support/**'],
    plugins: { '@grafana/i18n': i18n },
    rules: {
      'no-console': 'error',
      '@grafana/i18n/no-untranslated-strings': 'error',
      '@grafana/i18n/no-translation-top-level': 'error',
    },
  },
]);
