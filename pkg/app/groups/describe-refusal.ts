import { resourceErrors } from '../../contract/errors.ts';
import type { Refusal } from '../../store/shapes/actions.ts';

/** A sentence that says why an action leaves a group as it is. Somebody else was faster, or the page was old. */
export function describeRefusal({ code, state, by }: Refusal): string {
  if (code !== 'not_allowed' || state === null) {
    return describeOther(code);
  }
  return state === 'firing' ? 'It is firing again.' : `It is ${state} already${byWhom(by)}.`;
}

/** A sentence that says why an action on a group is not undone. */
export function describeNotUndone({ code, state, by }: Refusal): string {
  if (code !== 'not_allowed') {
    return describeOther(code);
  }
  return by?.kind === 'source' && state !== 'resolved'
    ? 'It has got alerts since.'
    : `It was changed since${byWhom(by)}; it is ${state} now.`;
}

function describeOther(code: Refusal['code']): string {
  if (code === 'forbidden') {
    return 'You may see it, but not do this to it.';
  }
  return code === 'newer_group_open' ? resourceErrors[code].message : 'There is no such alert group.';
}

/** Such as `, by Ann`; empty where there is no name to tell. */
export function byWhom(actor: Refusal['by']): string {
  const name = actor !== null && 'name' in actor ? actor.name || ('login' in actor ? actor.login : '') : '';
  return name === '' ? '' : `, by ${name}`;
}
