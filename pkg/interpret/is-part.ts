import { Dict, type Value } from '@bellhook/jinja';
import { commonName } from '../contract/integrations/split.ts';

/** Whether a payload looks like an alert of a delivery that was split. */
export function isPart(payload: Value): boolean {
  return payload instanceof Dict && payload.get(commonName) instanceof Dict;
}
