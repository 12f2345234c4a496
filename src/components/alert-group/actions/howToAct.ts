import type { May } from '../../../../pkg/contract/integrations/access.ts';
import type { RouteName } from '../../../../pkg/contract/routes.ts';
import { type ActionName, hasUnknown, type Target } from '../../../api/operations/operation';
import type { Acting } from './ActingProvider';
import { assignItems } from './assignItems';
import type { MenuEntry } from './menuEntry';
import { silenceItems } from './silenceItems';

/** How an action begins: with a choice from a menu, or at once, which may open a dialog. */
export type Beginning = { choices: MenuEntry[]; begin?: undefined } | { choices?: undefined; begin: () => void };

export function howToAct(acting: Acting, action: ActionName, target: Target): Beginning {
  switch (action) {
    case 'silence':
      return { choices: silenceItems(acting, target) };
    case 'assign':
      return { choices: assignItems(acting, target) };
    case 'resolve':
    case 'note':
    case 'delete':
      return { begin: () => void acting.ask(action, target) };
    default:
      return { begin: () => void acting.act(target, { action }) };
  }
}

/** What the user may do with some of the groups; the sidecar refuses the others. Undefined where the page knows of none. */
export function mayActOn(target: Target): May | undefined {
  if (target.shown.some(({ may }) => may === 'act')) {
    return 'act';
  }
  return hasUnknown(target) ? undefined : target.shown[0]?.may;
}

/** The route whose role the action needs. */
export function routeOf(action: ActionName): RouteName {
  return action === 'delete' ? 'deleteAlertGroup' : 'actOnAlertGroups';
}
