import { defineConfig } from 'i18next-cli';
import pluginJson from './src/plugin.json' with { type: 'json' };

export default defineConfig({
  locales: pluginJson.languages,
  extract: {
    input: ['src/**/*.{ts,tsx}', 'pkg/integration-types/*/{texts,guide}.ts'],
    ignore: ['src/**/*.test.{ts,tsx}'],
    output: 'src/locales/{{language}}/{{namespace}}.json',
    defaultNS: pluginJson.id,
    functions: ['t'],
    transComponents: ['Trans'],
    sort: true,
  },
});
