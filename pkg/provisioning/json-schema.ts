import { z } from 'zod';
import { provisioningFile } from './file-schema.ts';

/** The name of the file, as exports call it. */
const schemaFile = 'provisioning.schema.json';

/** The first line of a provisioning file that editors are to check. */
export const schemaComment = `# yaml-language-server: $schema=${schemaFile}`;

/** The JSON schema of a provisioning file as people write it. */
export function provisioningSchema(): string {
  const schema = z.toJSONSchema(provisioningFile, {
    io: 'input',
    override({ jsonSchema }) {
      // A variable stands for any text, whatever the text has to look like.
      const { pattern, enum: words } = jsonSchema;
      if (pattern !== undefined || words !== undefined) {
        delete jsonSchema.pattern;
        delete jsonSchema.enum;
        jsonSchema.anyOf = [words === undefined ? { pattern } : { enum: words }, { pattern: variable }];
      }
    },
  });
  return `${JSON.stringify({ ...schema, title: 'Provisioning file of Bellhook' }, null, 2)}\n`;
}

const variable = '\\$\\{[A-Za-z_][A-Za-z0-9_]*\\}';
