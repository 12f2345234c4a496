import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TypeDefinition } from '../pkg/integration-types/type-definition.ts';

/**
 * Generates the files that list every integration type from the folders of `pkg/integration-types/`. They use plain imports,
 * because Node, esbuild, webpack and Jest all understand those, and a browser cannot list a folder.
 * @returns the text of each file by its path
 */
export async function integrationTypeFiles(root: string): Promise<Record<string, string>> {
  const types = await readTypes(join(root, 'pkg/integration-types'));
  return {
    'pkg/contract/integration-types.ts': contract(types),
    'pkg/integration-types/definitions.ts': definitions(types),
    'pkg/integration-types/presentations.ts': presentations(types),
    'pkg/integration-types/guides.ts': guides(types),
    'pkg/integration-types/example-loaders.ts': exampleLoaders(types),
  };
}

/** The types in the order in which they are offered to people. */
async function readTypes(folder: string): Promise<string[]> {
  const types = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const ranked = await Promise.all(
    types.map(async ({ name }) => ({ name, rank: (await readDefinition(join(folder, name))).rank ?? Infinity }))
  );
  return ranked.toSorted((a, b) => (a.rank === b.rank ? (a.name < b.name ? -1 : 1) : a.rank - b.rank)).map(nameOf);
}

async function readDefinition(folder: string): Promise<TypeDefinition> {
  const { definition } = await import(join(folder, 'definition.ts'));
  return definition;
}

const nameOf = ({ name }: { name: string }) => name;

const notice = '// Made from the folders of pkg/integration-types/ by `npm run generate`; do not edit.\n';

function contract(types: string[]): string {
  const list = `[${types.map((type) => `'${type}'`).join(', ')}]`;
  const long = `[\n${types.map((type) => `  '${type}',\n`).join('')}]`;
  const declaration = (value: string) => `export const integrationTypes = ${value} as const;`;
  return `${notice}
/** The types of integration that can be created; each is also the segment of the webhook URL before the token. */
${declaration(declaration(list).length > 120 ? long : list)}

export type IntegrationType = (typeof integrationTypes)[number];
`;
}

function definitions(types: string[]): string {
  const imports = types.map((type) => `import { definition as ${type} } from './${type}/definition.ts';\n`);
  return `${notice}
import type { IntegrationType } from '../contract/integration-types.ts';
import type { TypeDefinition } from './type-definition.ts';
${imports.join('')}
/** How the sidecar reads the payloads of each type. */
export const definitions: Readonly<Record<IntegrationType, TypeDefinition>> = {
${types.map((type) => `  ${type},\n`).join('')}};
`;
}

function presentations(types: string[]): string {
  const imports = types.map(
    (type) => `import ${type}_icon from './${type}/icon.svg';
import { texts as ${type}_texts } from './${type}/texts.ts';
`
  );
  return `${notice}
import type { IntegrationType } from '../contract/integration-types.ts';
import type { TypePresentation } from './type-presentation.ts';
${imports.join('')}
/** What every page may show of each type. */
export const presentations: Readonly<Record<IntegrationType, TypePresentation>> = {
${types.map((type) => `  ${type}: { texts: ${type}_texts, icon: ${type}_icon },\n`).join('')}};
`;
}

function guides(types: string[]): string {
  const load = (type: string) => `  ${type}: async () => (await import('./${type}/guide.ts')).guide,\n`;
  return `${notice}
import type { IntegrationType } from '../contract/integration-types.ts';
import type { TypeGuide } from './type-presentation.ts';

/** Loads how a tool is connected, for each type. */
export const guides: Readonly<Record<IntegrationType, () => Promise<TypeGuide>>> = {
${types.map(load).join('')}};
`;
}

function exampleLoaders(types: string[]): string {
  const load = (type: string) => `  ${type}: async () => (await import('./${type}/examples.ts')).examples,\n`;
  return `${notice}
import type { IntegrationType } from '../contract/integration-types.ts';
import type { TypeExamples } from './type-presentation.ts';

/** Loads payloads as a tool sends them, for each type. */
export const exampleLoaders: Readonly<Record<IntegrationType, () => Promise<TypeExamples>>> = {
${types.map(load).join('')}};
`;
}

if (import.meta.main) {
  const root = join(import.meta.dirname, '..');
  for (const [path, text] of Object.entries(await integrationTypeFiles(root))) {
    writeFileSync(join(root, path), text);
  }
}
