/** `details` of the plugin's health reply (`/api/plugins/bellhook-alerts-app/health`). */
export interface HealthDetails {
  version: string;
  /** `sqlite` or `postgres`. */
  store: string;
  /** Base of the webhook URLs where the plugin's settings name none. */
  publicUrl: string;
}
