import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IntegrationType } from '../pkg/contract/integration-types.ts';
import { templateNames } from '../pkg/contract/templates/templates.ts';
import type { TypeDefinition, TypeSplit } from '../pkg/integration-types/type-definition.ts';
import type { Step, TypeGuide, TypeTexts } from '../pkg/integration-types/type-presentation.ts';

/** Where the pages are, from the root of the repository. */
export const integrationDocsFolder = 'docs/integrations';

/**
 * Writes a page on each integration type from what the type itself says, and a list of them.
 * @returns the text of each file by its name in the folder
 */
export async function integrationDocs(root: string): Promise<Record<string, string>> {
  const { integrationTypes }: { integrationTypes: readonly IntegrationType[] } = await import(
    join(root, 'pkg/contract/integration-types.ts')
  );
  const types = await Promise.all(
    integrationTypes.map((slug) => readType(join(root, 'pkg/integration-types', slug), slug))
  );
  return {
    'README.md': list(types),
    ...Object.fromEntries(types.map((type) => [`${type.slug}.md`, page(type)])),
  };
}

interface Type {
  readonly slug: string;
  readonly definition: TypeDefinition;
  readonly guide: TypeGuide;
  readonly texts: TypeTexts;
}

async function readType(folder: string, slug: string): Promise<Type> {
  const [{ definition }, { guide }, { texts }] = await Promise.all(
    ['definition.ts', 'guide.ts', 'texts.ts'].map((file) => import(join(folder, file)))
  );
  return { slug, definition, guide, texts };
}

const notice = '<!-- Made from the folders of pkg/integration-types/ by `npm run generate`; do not edit. -->\n';

function list(types: readonly Type[]): string {
  const rows = types.map(({ slug, texts, guide }) => {
    const end = guide.examples.resolving === undefined ? 'by hand' : 'by the tool';
    return `| [${plain(texts.name())}](${slug}.md) | \`${slug}\` | ${plain(texts.hint())} | ${end} |\n`;
  });
  return `${notice}
# Integration types

The type of an integration says how its deliveries are read. It is also the part of the webhook URL before the token, as in Grafana OnCall:
\`https://hooks.example.com/integrations/v1/zabbix/<token>/\`. A tool that is not here can use \`webhook\`.

| type | in the URL | | groups are resolved |
| --- | --- | --- | --- |
${rows.join('')}`;
}

function page({ slug, definition, guide, texts }: Type): string {
  const url = `https://hooks.example.com/integrations/v1/${slug}/TOKEN/`;
  const { firing, resolving, odd, source, shown } = guide.examples;
  return `${notice}
# ${plain(texts.name())}

${plain(texts.hint())}

## What to do in the tool

Create an integration of this type in Bellhook. Its page has these steps with its own URL in place of \`${url}\`.

${guide.steps(url).map(step).join('\n')}
## How it delivers

${plain(guide.delivery())}

## Examples

The shape is that of <${source}>.

An alert, whose group is called “${plain(shown.title)}”${shown.severity === null ? '' : ` and is ${shown.severity}`}:

${json(firing)}
${resolving === undefined ? 'The tool never tells that it is over: resolve such groups by hand.\n' : `Its recovery:\n\n${json(resolving)}`}
One that is rarer:

${json(odd)}
## Default templates

${templateNames.map((name) => template(name, definition.templates[name])).join('\n')}${splitSection(definition.split)}`;
}

function splitSection(split: TypeSplit | undefined): string {
  if (split === undefined) {
    return '';
  }
  const { lists, templates = {} } = split;
  const names = templateNames.filter((name) => templates[name] !== undefined);
  return `
## Deliveries by alert

A setting of the integration makes an alert of each element of a delivery's list (${lists.map((name) => `\`${name}\``).join(', ')}), with the rest of the delivery as \`payload.common\`: see
[several alerts in a delivery](../api.md#several-alerts-in-a-delivery). These default templates are others then:

${names.map((name) => template(name, templates[name] ?? '')).join('\n')}`;
}

function step({ text, code, fields }: Step, index: number): string {
  const table =
    fields === undefined
      ? ''
      : `\n   | | |\n   | --- | --- |\n${fields.map(({ name, value }) => `   | ${cell(name)} | ${cell(value)} |\n`).join('')}`;
  const block = code === undefined ? '' : `\n   ${code.label}:\n\n${indent(fenced('', code.text))}`;
  return `${index + 1}. ${plain(text)}\n${table}${block}`;
}

function template(name: string, text: string): string {
  return text === '' ? `\`${name}\` is empty.\n` : `\`${name}\`:\n\n${fenced('jinja', text)}`;
}

function json(payload: unknown): string {
  return fenced('json', JSON.stringify(payload, null, 2));
}

function fenced(language: string, text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}\n`;
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '   ');
}

/** Text that Markdown shows as it is. */
function plain(text: string): string {
  return text.replace(/[\\<*`[\]|]/g, '\\$&');
}

/** Code in a cell of a table; a bar ends a cell in code, too. */
function cell(text: string): string {
  const fence = text.includes('`') ? '``' : '`';
  return `${fence}${text.replaceAll('|', '\\|').replaceAll('\n', ' ')}${fence}`;
}

if (import.meta.main) {
  const root = join(import.meta.dirname, '..');
  const folder = join(root, integrationDocsFolder);
  const docs = await integrationDocs(root);
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder).filter((file) => !Object.hasOwn(docs, file))) {
    rmSync(join(folder, name));
  }
  for (const [name, text] of Object.entries(docs)) {
    writeFileSync(join(folder, name), text);
  }
}
