import type { Configuration } from 'webpack';
import { merge } from 'webpack-merge';
import grafanaConfig, { type Env } from './.config/webpack/webpack.config.ts';

const config = async (env: Env): Promise<Configuration> => ({
  ...merge(await grafanaConfig(env), {
    output: {
      // The sidecar and the plugin executables share dist/ and are built by scripts/build-sidecar.ts.
      clean: { keep: /^(gpx_bellhook_|sidecar\.|package\.json$)/ },
    },
    module: {
      // The scaffold names files by their path below src/, and these lie elsewhere.
      rules: [{ test: /icon\.svg$/, generator: { filename: 'img/types/[contenthash][ext]' } }],
    },
  }),
  // The scaffold takes every plugin below this folder, also the templates in node_modules/@grafana/create-plugin.
  entry: { module: './module.tsx' },
});

export default config;
