import { Dict, TemplateError, type Value } from '@bellhook/jinja';
import { scalarText } from './outputs/scalar-text.ts';
import { shortForm } from './outputs/short-form.ts';
import { titleText } from './outputs/text.ts';
import type { Variables } from './render.ts';
import type { TemplateSet } from './template-set.ts';

/**
 * The name of a group whose alerts have no title: the output of the default title template if another one is in force,
 * otherwise the first line of the message, otherwise the payload in short form. If the title template is empty, it is the
 * type's word.
 */
export function untitledName(set: TemplateSet, payload: Value, variables: Variables): string {
  const { text, fallback } = set.templates.title;
  if (text.trim() === '') {
    return set.untitled;
  }
  return (fallback && byDefault(fallback, variables)) ?? firstLine(payload) ?? shortForm(payload) ?? set.untitled;
}

function byDefault(
  fallback: NonNullable<TemplateSet['templates']['title']['fallback']>,
  variables: Variables
): string | null {
  try {
    return titleText(fallback.render(variables));
  } catch (error) {
    if (error instanceof TemplateError) {
      return null;
    }
    throw error;
  }
}

const messageNames = ['message', 'text', 'description', 'body', 'details'];

/** Maximum length of the first line, in UTF-16 units. */
const lineLimit = 200;

function firstLine(payload: Value): string | null {
  for (const name of payload instanceof Dict ? messageNames : []) {
    const text = scalarText((payload as Dict).get(name))
      ?.slice(0, 2000)
      .trim();
    const line = text === undefined ? null : titleText((text.split(/[\r\n]/, 1)[0] as string).slice(0, lineLimit));
    if (line !== null) {
      return line;
    }
  }
  return null;
}
