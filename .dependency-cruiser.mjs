/**
 * Which folder may import which. Imports point one way: from what is composed to what is general. Tests may import
 * anything, and nothing else imports them or what supports them. `npm run lint:imports` checks it.
 */

const contract = 'pkg/contract';
const types = 'pkg/integration-types';
const query = 'pkg/domain/query';
const handling = 'pkg/domain/handling';
const jinja = 'packages/jinja';

/** What the code of a room, a folder or a file, may import besides itself and packages. */
const rooms = {
  [jinja]: [],
  [contract]: [],
  'pkg/fair': [],
  'pkg/secrets': [],
  'pkg/guards': [contract],
  'pkg/after-timeout.ts': [],
  [types]: [contract, jinja],
  'pkg/receive': [contract, jinja],
  'pkg/interpret': [contract, types, jinja],
  [query]: [contract],
  [handling]: [contract],
  'pkg/domain': [contract, 'pkg/interpret'],
  'pkg/suggest': [contract, types, jinja, 'pkg/interpret'],
  'pkg/work': [contract, jinja, 'pkg/fair', 'pkg/receive', 'pkg/interpret', 'pkg/suggest'],
  'pkg/database-url': [],
  'pkg/config.ts': [contract, 'pkg/database-url', 'pkg/secrets'],
  'pkg/logger.ts': ['pkg/config.ts'],
  'pkg/store': [contract, 'pkg/database-url', 'pkg/after-timeout.ts', 'pkg/interpret', 'pkg/domain'],
  'pkg/metrics.ts': [contract, 'pkg/receive', 'pkg/interpret', 'pkg/store'],
  'pkg/ingest': [
    ...[
      'pkg/after-timeout.ts',
      'pkg/logger.ts',
      'pkg/fair',
      'pkg/guards',
      'pkg/receive',
      'pkg/interpret',
      'pkg/domain',
    ],
    ...['pkg/work', 'pkg/store'],
  ],
  'pkg/app': [
    ...[contract, jinja, 'pkg/logger.ts', 'pkg/fair', 'pkg/secrets', 'pkg/guards', 'pkg/receive', 'pkg/interpret'],
    ...['pkg/domain', 'pkg/work', 'pkg/store', 'pkg/ingest'],
  ],
  'pkg/provisioning': [contract, 'pkg/domain', 'pkg/logger.ts', 'pkg/interpret', 'pkg/store', 'pkg/app'],
  'pkg/jobs': [contract, 'pkg/logger.ts', 'pkg/domain', 'pkg/store', 'pkg/ingest', 'pkg/app'],
  'pkg/adapters/webhooks': [
    ...[contract, types, 'pkg/logger.ts', 'pkg/metrics.ts', 'pkg/fair', 'pkg/guards', 'pkg/receive', 'pkg/interpret'],
    ...['pkg/work', 'pkg/store', 'pkg/ingest', 'pkg/app'],
  ],
  'pkg/adapters/grafana': [
    ...[contract, 'pkg/logger.ts', 'pkg/metrics.ts', 'pkg/fair', 'pkg/receive', 'pkg/interpret', 'pkg/domain'],
    ...['pkg/work', 'pkg/store', 'pkg/ingest', 'pkg/app'],
  ],
  'pkg/adapters/grafana-api': [contract, 'pkg/after-timeout.ts', 'pkg/logger.ts', 'pkg/app'],
  'pkg/process': [contract, 'pkg/after-timeout.ts', 'pkg/config.ts', 'pkg/logger.ts', 'pkg/adapters', 'pkg/compose.ts'],
  'pkg/open-store.ts': [contract, 'pkg/config.ts', 'pkg/database-url', 'pkg/interpret', 'pkg/store', 'pkg/app'],
  'pkg/commands': [
    ...[contract, types, query, 'pkg/config.ts', 'pkg/database-url', 'pkg/receive', 'pkg/interpret', 'pkg/work'],
    ...['pkg/secrets', 'pkg/store', 'pkg/app', 'pkg/provisioning'],
  ],
  'pkg/compose.ts': ['pkg', jinja],
  'pkg/main.ts': ['pkg'],
  src: [
    ...[contract, query, handling, 'package.json'],
    ...[`${types}/presentations.ts`, `${types}/guides.ts`, `${types}/type-presentation.ts`],
  ],
  preview: ['pkg/adapters/grafana/protocol', 'src/plugin.json', 'package.json'],
  scripts: [contract, types, 'pkg/provisioning/json-schema.ts', 'package.json'],
  bench: [
    ...['preview', 'scripts', jinja, 'package.json'],
    ...[`${contract}/integration-types.ts`, `${types}/guides.ts`],
  ],
};

const tests = ['\\.test\\.tsx?$', '^(tests|test-support|packages/jinja/test|bench/jinja)/'];

/** Runs in a browser as well as in Node. */
const browserSafe = [
  `^src/`,
  `^${contract}/`,
  `^${query}/`,
  `^${handling}/`,
  `^${types}/((\\w+/(texts|guide|examples)|presentations|guides|type-presentation|post-fields-script|host-and-service-examples)\\.ts|\\w+/icon\\.svg)$`,
];

const inside = (paths) => paths.map((path) => `^${path.replaceAll('.', '\\.')}(/|$)`);

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...Object.entries(rooms).map(([room, others]) => ({
      name: `imports-of-${room}`,
      comment: `${room} imports only what its room may know; see .dependency-cruiser.mjs`,
      severity: 'error',
      from: { path: inside([room]), pathNot: tests },
      to: { pathNot: [...inside([room, ...others]), 'node_modules'], dependencyTypesNot: ['core'] },
    })),
    {
      name: 'a-room-for-everything',
      comment: 'Code outside of the rooms is checked by no rule: give it one in .dependency-cruiser.mjs.',
      severity: 'error',
      from: { path: '^(packages|pkg|src|preview|scripts|bench)/', pathNot: [...inside(Object.keys(rooms)), ...tests] },
      to: {},
    },
    {
      name: 'test-support-for-tests',
      comment: 'What only tests use is imported by tests only.',
      severity: 'error',
      from: { pathNot: tests },
      to: { path: tests },
    },
    {
      name: 'databases-behind-the-port',
      comment: 'Only the composition knows which database there is; all others know the port.',
      severity: 'error',
      from: {
        path: '^(?!pkg/store/(sqlite|postgres)/)',
        pathNot: [
          ...tests,
          '^pkg/(compose|open-store|commands/(migrate-store/open-places|current/read-database))\\.ts$',
        ],
      },
      to: { path: '^pkg/store/(sqlite|postgres)/' },
    },
    {
      name: 'no-node-in-the-browser',
      comment: 'The pages run where there is no Node.',
      severity: 'error',
      from: { path: browserSafe, pathNot: tests },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-sidecar-in-the-browser',
      comment: "What the pages import brings nothing of the sidecar's, such as the template engine.",
      severity: 'error',
      from: { path: browserSafe, pathNot: tests },
      to: { path: '^(packages|pkg)/', pathNot: browserSafe, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-schemas-in-the-browser',
      comment: 'Schemas bring zod, which the pages do not need: import their types only.',
      severity: 'error',
      from: { path: '^src/', pathNot: tests },
      to: { path: `^${contract}/.*schemas\\.ts$`, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-cycles',
      comment:
        'Modules that need each other are one module, or the need goes one way. Types may refer to each other. ' +
        'So may the parts of the template engine that recurse as its grammar and its values do.',
      severity: 'error',
      from: { pathNot: `^${jinja}/src/(syntax|compile|values|methods)/` },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      comment: 'Nothing imports it, and it imports nothing.',
      severity: 'error',
      from: { orphan: true, pathNot: ['\\.d\\.ts$', ...tests] },
      to: {},
    },
    {
      name: 'nothing-missing',
      comment: 'The import leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    // Imports of types count: they, too, say what code knows.
    tsPreCompilationDeps: true,
    doNotFollow: 'node_modules',
    exclude: '(^|/)(dist|out|node_modules/\\.cache)/',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'require', 'node', 'default'],
      mainFields: ['module', 'main', 'types', 'typings'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json', '.d.ts'],
    },
  },
};
