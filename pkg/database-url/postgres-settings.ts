/** How a PostgreSQL is reached, in the terms of libpq: https://www.postgresql.org/docs/current/libpq-connect.html */
export interface PostgresSettings {
  readonly kind: 'postgres';
  /** Tried in this order. */
  readonly hosts: readonly PostgresHost[];
  /** Whether each process tries them in an order of its own. */
  readonly shuffleHosts: boolean;
  readonly database: string;
  readonly user: string;
  /**
   * What to sign in with, read anew for each connection. A function, so that it comes into no log.
   * @throws {Error} for a file that cannot be read
   */
  readonly readPassword: () => Promise<string>;
  readonly tls: TlsSettings;
  /** Command-line options for the server, such as `-c search_path=bellhook`. */
  readonly options: string | undefined;
  readonly applicationName: string;
  readonly connectTimeoutMs: number;
  /** After how long a silent connection is probed; undefined if never. */
  readonly keepAliveMs: number | undefined;
}

export interface PostgresHost {
  /** A name, an address, or the folder of a unix socket. */
  readonly host: string;
  readonly port: number;
}

export const sslModes = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full'] as const;

export type SslMode = (typeof sslModes)[number];

export interface TlsSettings {
  readonly mode: SslMode;
  /** The path of the certificates of authorities that are trusted, or `system`; undefined where none is checked. */
  readonly rootCertificate: string | undefined;
  /** The path of the client's certificate. */
  readonly certificate: string | undefined;
  readonly key: string | undefined;
  /** What the key is encrypted with. A function, so that it comes into no log. */
  readonly readKeyPassword: (() => string) | undefined;
  /** Whether to begin with TLS at once, as PostgreSQL 17 can. */
  readonly isDirect: boolean;
  readonly minVersion: 'TLSv1.2' | 'TLSv1.3';
  /** Whether the sign-in is bound to the encrypted connection where the server can do so. */
  readonly bindChannel: boolean;
}
