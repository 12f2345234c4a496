import { Dict, parseJson, TemplateError, type Value } from '@bellhook/jinja';

/**
 * The envelope of SNS with the fields of the message in it, which is JSON in a text, beside its own. Templates that were written
 * for Grafana OnCall read the message alone: a plain text is its `message`.
 */
export function openMessage(payload: Value): Value {
  if (!(payload instanceof Dict)) {
    return payload;
  }
  const text = payload.get('Message');
  if (typeof text !== 'string') {
    return payload;
  }
  const message = parsed(text);
  const fields = message instanceof Dict ? [...message.entries()] : ([['message', text]] as const);
  return new Dict([...fields.filter(([name]) => !payload.has(name)), ...payload.entries()], true);
}

function parsed(text: string): Value {
  try {
    return text.trimStart().startsWith('{') ? parseJson(text) : null;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TemplateError) {
      return null;
    }
    throw error;
  }
}
