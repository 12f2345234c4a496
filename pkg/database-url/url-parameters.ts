import { UrlFault } from './url-fault.ts';

/** The parameters of a URL of libpq that Bellhook follows. */
export type Parameters = Readonly<Partial<Record<(typeof names)[number], string>>>;

const names = [
  ...['host', 'port', 'user', 'password', 'dbname', 'application_name', 'options', 'connect_timeout'],
  ...['keepalives', 'keepalives_idle', 'target_session_attrs', 'load_balance_hosts', 'channel_binding', 'gssencmode'],
  ...['sslmode', 'sslrootcert', 'sslcert', 'sslkey', 'sslpassword', 'sslnegotiation', 'ssl_min_protocol_version'],
] as const;

/** @throws {UrlFault} for any other parameter, which would be ignored silently */
export function readParameters(query: string): Parameters {
  const parameters: Partial<Record<string, string>> = {};
  for (const [name, value] of new URLSearchParams(query.replaceAll('+', '%2B'))) {
    if (!(names as readonly string[]).includes(name)) {
      throw new UrlFault(`has a parameter that Bellhook does not know; it knows ${names.join(', ')}`);
    }
    parameters[name] = value;
  }
  return parameters;
}

/** @returns undefined where the URL does not say. @throws {UrlFault} for a value that is none of them */
export function choose<Value extends string>(
  parameters: Parameters,
  name: keyof Parameters,
  values: readonly Value[]
): Value | undefined {
  const given = parameters[name];
  const value = values.find((each) => each === given);
  if (given !== undefined && value === undefined) {
    throw new UrlFault(`has another ${name} than ${values.join(', ')}`);
  }
  return value;
}

/** @throws {UrlFault} for a value that is no such number */
export function wholeNumber(
  parameters: Parameters,
  name: keyof Parameters,
  least: number,
  most: number,
  fallback: number
): number {
  const given = parameters[name];
  const number = given === undefined ? fallback : /^\d{1,9}$/.test(given) ? Number(given) : NaN;
  if (!(number >= least && number <= most)) {
    throw new UrlFault(`has a ${name} that is no whole number from ${least} to ${most}`);
  }
  return number;
}
