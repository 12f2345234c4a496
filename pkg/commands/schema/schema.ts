import { provisioningSchema } from '../../provisioning/json-schema.ts';
import { defineCommand } from '../command.ts';

export const schemaCommand = defineCommand({
  name: 'schema',
  about: 'Prints the JSON schema of provisioning files, by which editors check and complete them.',
  operands: [],
  options: {},
  notes: 'Save it as provisioning.schema.json beside the files, which name it in their first line.',
  run(_, __, { stdout }) {
    stdout.write(provisioningSchema());
    return 0;
  },
});
