// One time zone and one locale wherever the tests run.
process.env.TZ = 'UTC';

// Each store starts threads, and each of them would strip the types of a hundred files anew.
process.env.NODE_COMPILE_CACHE ??= require('node:path').join(__dirname, 'node_modules/.cache/node-compile');

const scaffold = require('./.config/jest.config');
const { grafanaESModules, nodeModulesToTransform } = require('./.config/jest/utils');

const [[, swc]] = Object.entries(scaffold.transform);

// Packages that ship ES modules only, beyond those that the scaffold knows.
const moreESModules = [
  '@grafana/react-data-grid',
  '@leeoniya/ufuzzy',
  '@react-hookz/web',
  '@ver0/deep-equal',
  '@zarrita',
  'd3-[a-z-]+',
  'earcut',
  'internmap',
  'numcodecs',
  'pbf',
  'quickselect',
  'rbush',
  'unzipit',
  'uwrap',
  'zarrita',
  'until-async',
  'msw',
  '@mswjs',
  'rettime',
];

module.exports = {
  // A busy machine takes its time; no test waits for a clock.
  testTimeout: 180_000,
  projects: [
    {
      ...scaffold,
      displayName: 'frontend',
      testEnvironment: '<rootDir>/test-support/pages/environment.js',
      moduleNameMapper: {
        ...scaffold.moduleNameMapper,
        'react-inlinesvg': '<rootDir>/test-support/pages/inline-svg.js',
        '\\.svg$': '<rootDir>/test-support/pages/picture.js',
      },
      transform: { '^.+\\.(m?[jt]s|[jt]sx)$': swc },
      transformIgnorePatterns: [nodeModulesToTransform([...grafanaESModules, ...moreESModules])],
    },
    {
      displayName: 'sidecar',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/{packages,pkg,preview,scripts,test-support,tests,bench}/**/*.test.ts'],
      extensionsToTreatAsEsm: ['.ts'],
      transform: {
        '^.+\\.ts$': [
          '@swc/jest',
          {
            sourceMaps: 'inline',
            jsc: { target: 'es2024', parser: { syntax: 'typescript' } },
            module: { type: 'es6' },
          },
        ],
      },
    },
  ],
};
