import { resourceErrors } from '../../contract/errors.ts';
import type { Refusal } from '../../store/shapes/actions.ts';

/** A sentence that says why a group is left as it is. Somebody else was faster, or the page was old. */
export function describeRefusal({ code, state, by }: Refusal): string {
  if (code !== 'not_allowed' || state === null) {
    return code === 'newer_group_open' ? resourceErrors[code].message : 'There is no such alert group.';
  }
  const isNamed = by?.kind === 'user' || by?.kind === 'service_account';
  const name = isNamed ? by.name || by.login : '';
  return state === 'firing' ? 'It is firing again.' : `It is ${state} already${name === '' ? '' : `, by ${name}`}.`;
}
