import type { Guards } from '../contract/types.ts';
import { isSameText } from './is-same-text.ts';
import { type Headers, type Refused, refused } from './verdict.ts';

/** Checks the header Authorization of HTTP. @param secret the password, or the bearer token */
export function createCredentialsCheck(
  credentials: NonNullable<Guards['credentials']>,
  secret: string
): (headers: Headers) => Refused | null {
  const [scheme, expected] =
    credentials.kind === 'basic'
      ? (['Basic', `${credentials.user}:${secret}`] as const)
      : (['Bearer', secret] as const);
  const wrong = refused(
    'credentials_wrong',
    `The header Authorization has other credentials than ${scheme} has to have.`
  );
  return ({ authorization }) => {
    if (typeof authorization !== 'string' || authorization === '') {
      return refused('credentials_missing', 'The header Authorization is missing.');
    }
    const [, name = '', value = ''] = /^([A-Za-z]+) +(\S.*)$/.exec(authorization) ?? [];
    if (name.toLowerCase() !== scheme.toLowerCase()) {
      return refused('credentials_missing', `The header Authorization is not of the scheme ${scheme}.`);
    }
    const given = credentials.kind === 'basic' ? Buffer.from(value, 'base64').toString('utf8') : value;
    return isSameText(given, expected) ? null : wrong;
  };
}
