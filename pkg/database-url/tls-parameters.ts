import { sslModes, type TlsSettings } from './postgres-settings.ts';
import { UrlFault } from './url-fault.ts';
import { choose, type Parameters } from './url-parameters.ts';

/** @throws {UrlFault} where the parameters do not go together, as with libpq */
export function readTls(parameters: Parameters): TlsSettings {
  const { sslrootcert, sslcert, sslkey, sslpassword } = parameters;
  const mode = choose(parameters, 'sslmode', sslModes) ?? (sslrootcert === 'system' ? 'verify-full' : 'prefer');
  const isDirect = choose(parameters, 'sslnegotiation', ['postgres', 'direct']) === 'direct';
  if (sslrootcert === 'system' && mode !== 'verify-full') {
    throw new UrlFault('has sslrootcert=system, which needs sslmode=verify-full');
  }
  if (mode.startsWith('verify-') && sslrootcert === undefined) {
    throw new UrlFault(
      `has sslmode=${mode}, which needs sslrootcert: the path of the authorities' certificates, or system`
    );
  }
  if (isDirect && ['disable', 'allow', 'prefer'].includes(mode)) {
    throw new UrlFault('has sslnegotiation=direct, which needs sslmode=require or a stricter one');
  }
  if ((sslcert === undefined) !== (sslkey === undefined)) {
    throw new UrlFault('has only one of sslcert and sslkey');
  }
  return {
    mode,
    rootCertificate: sslrootcert,
    certificate: sslcert,
    key: sslkey,
    readKeyPassword: sslpassword === undefined ? undefined : () => sslpassword,
    isDirect,
    minVersion: choose(parameters, 'ssl_min_protocol_version', ['TLSv1.2', 'TLSv1.3']) ?? 'TLSv1.2',
    bindChannel: choose(parameters, 'channel_binding', ['disable', 'prefer']) !== 'disable',
  };
}
