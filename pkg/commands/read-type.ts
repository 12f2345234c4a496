import { type IntegrationType, integrationTypes } from '../contract/integration-types.ts';
import { UsageError } from './command.ts';

/** @throws {UsageError} */
export function readType(name: string | undefined): IntegrationType {
  const type = integrationTypes.find((one) => one === name);
  if (type === undefined) {
    const fault = name === undefined ? 'Give --type.' : `There is no type ${name}.`;
    throw new UsageError(`${fault} There are ${integrationTypes.join(', ')}.`);
  }
  return type;
}
