import { type TemplateName, templateNames } from '../../contract/templates/templates.ts';
import type { TemplateResult } from '../../contract/types.ts';
import { createTemplateEnvironment } from '../../interpret/environment.ts';
import { createTemplateCompiler } from '../../interpret/template-set.ts';
import { preview } from '../../work/jobs/preview.ts';
import { type CommandContext, CommandFailed, defineCommand, UsageError } from '../command.ts';
import { readText } from '../read-text.ts';
import { readType } from '../read-type.ts';
import { readTemplates } from './read-templates.ts';

export const renderCommand = defineCommand({
  name: 'render',
  about: 'Shows what the templates of a type, or templates of your own, make of a payload.',
  operands: [],
  options: {
    type: { type: 'string', value: '<type>', about: 'the integration type, as in the webhook URL' },
    payload: { type: 'string', value: '<file>', about: 'what a sender sends, JSON or a form; - is the standard input' },
    template: { type: 'string', value: '<name>', about: 'this template only, such as title' },
    templates: { type: 'string', value: '<file>', about: 'templates that replace the defaults: YAML, names and texts' },
    name: { type: 'string', value: '<name>', about: 'the name of the integration, which templates can print' },
    split: { type: 'boolean', about: 'as if the integration made an alert of each alert in a delivery’s list' },
    alert: { type: 'string', value: '<number>', about: 'of a split payload this alert, counted from 1' },
    json: { type: 'boolean', about: 'print all results as JSON' },
  },
  notes: 'A template that fails, or that does not parse, is the exit code 1.',
  async run(_, { type, payload, template, templates, name = '', split = false, alert = '1', json }, context) {
    if (payload === undefined) {
      throw new UsageError('Give --payload.');
    }
    const source = {
      type: readType(type),
      name,
      templates: templates === undefined ? {} : readTemplates(templates, readText(templates, context)),
      settings: { split },
    };
    const compile = createTemplateCompiler(createTemplateEnvironment(context.now));
    const names = template === undefined ? templateNames : [readName(template)];
    const from = { payload: readText(payload, context), isStored: false, headers: null, group: null };
    const trial = { ...from, alert: readPlace(alert), names };
    const previewed = await preview(compile(source), trial);
    if ('rejection' in previewed) {
      throw new CommandFailed(
        `The payload cannot be read: ${[previewed.rejection, previewed.detail].join(' ').trim()}`
      );
    }
    return show(previewed.results, json === true, context);
  },
});

function readName(name: string): TemplateName {
  const known = templateNames.find((one) => one === name);
  if (known === undefined) {
    throw new UsageError(`There is no template ${name}. There are ${templateNames.join(', ')}.`);
  }
  return known;
}

function readPlace(text: string): number {
  if (!/^[1-9][0-9]{0,6}$/.test(text)) {
    throw new UsageError('--alert is the number of an alert, counted from 1.');
  }
  return Number(text) - 1;
}

type Results = Partial<Record<TemplateName, TemplateResult>>;

function show(results: Results, json: boolean, { stdout, stderr }: CommandContext): number {
  const named = Object.entries(results);
  if (json) {
    stdout.write(`${JSON.stringify({ results }, null, 2)}\n`);
  } else {
    for (const [name, { value }] of named) {
      stdout.write(`${name}: ${valueText(value)}\n`);
    }
    for (const { template, line, column, message } of named.flatMap(([, { failures }]) => failures)) {
      const at = line === null ? '' : `, line ${line}, column ${column}`;
      stderr.write(`${template}${at}: ${message}\n`);
    }
  }
  return named.some(([, { failures }]) => failures.length > 0) ? 1 : 0;
}

/** A text of several lines is indented below its name. */
function valueText(value: TemplateResult['value']): string {
  if (value === null) {
    return '(nothing)';
  }
  if (typeof value === 'boolean') {
    return value ? 'yes' : 'no';
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.includes('\n') ? `\n  ${text.replaceAll('\n', '\n  ')}` : text;
}
