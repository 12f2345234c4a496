import type { Guards } from '../contract/types.ts';
import { isSameText } from './is-same-text.ts';
import { type Headers, passed, refused, type Verdict } from './verdict.ts';

/** Checks the header Authorization of HTTP. It takes the password, or the bearer token. */
export function createCredentialsCheck(
  credentials: NonNullable<Guards['credentials']>
): (headers: Headers, secret: string) => Verdict {
  const scheme = credentials.kind === 'basic' ? 'Basic' : 'Bearer';
  const wrong = refused(
    'credentials_wrong',
    `The header Authorization has other credentials than ${scheme} has to have.`
  );
  return ({ authorization }, secret) => {
    if (typeof authorization !== 'string' || authorization === '') {
      return refused('credentials_missing', 'The header Authorization is missing.');
    }
    const [, name = '', value = ''] = /^([A-Za-z]+) +(\S.*)$/.exec(authorization) ?? [];
    if (name.toLowerCase() !== scheme.toLowerCase()) {
      return refused('credentials_missing', `The header Authorization is not of the scheme ${scheme}.`);
    }
    const given = credentials.kind === 'basic' ? Buffer.from(value, 'base64').toString('utf8') : value;
    return isSameText(given, credentials.kind === 'basic' ? `${credentials.user}:${secret}` : secret) ? passed : wrong;
  };
}
