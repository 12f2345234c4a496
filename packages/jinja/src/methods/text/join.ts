import { TemplateError } from '../../errors.ts';
import { toArray } from '../../values/iterate.ts';
import { typeNameOf } from '../../values/type-name.ts';
import { Markup, Undefined } from '../../values/value.ts';
import { positional } from '../method.ts';
import type { TextMethods } from './text-method.ts';

export const joinMethods: TextMethods = [
  [
    'join',
    (runtime, text, args) => {
      const [iterable = null] = positional('join()', args, 1);
      const parts: string[] = [];
      let length = 0;
      for (const item of toArray(runtime, iterable)) {
        const part = item instanceof Markup ? item.text : item;
        if (typeof part !== 'string') {
          const why = part instanceof Undefined ? `but ${part.error().message}` : `not a ${typeNameOf(part)}`;
          throw new TemplateError('type', `join() joins texts, ${why}; use the filter join, which takes all values`);
        }
        length += part.length;
        parts.push(part);
      }
      runtime.makeText(length + text.length * Math.max(0, parts.length - 1));
      return parts.join(text);
    },
  ],
];
