/** What the plugin's services write their log lines to; a pino logger is one. */
export interface PluginLogger {
  error(fields: object, message: string): void;
}
