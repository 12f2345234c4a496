/** The logger of the plugin's services; a pino logger fits. */
export interface PluginLogger {
  error(fields: object, message: string): void;
}
