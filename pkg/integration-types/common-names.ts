/**
 * Expressions that several types use for the payloads of any tool. Each takes the first field that says something. The names
 * are those of the most common senders.
 */

export const anyTitle =
  'payload | first_of("title", "summary", "name", "msg", "subject", "alertname", "rule", "alert_name", "rule_name", "check_name", "monitor.name", "incident.summary")';

export const anyMessage = 'payload | first_of("message", "msg", "text", "description", "body", "details")';

export const anyImage = 'payload | first_address("image_url", "imageUrl", "image")';

export const anyLink =
  'payload | first_address("url", "link_to_upstream_details", "link", "html_url", "web_url", "alert_url", "ruleUrl", "monitor.url", "incident.url", "externalURL")';

/**
 * Each field has the same value in an alert and in its recovery. `id` is not listed, because many senders use it for the
 * message.
 */
export const anyKeyField =
  'payload | first_of("dedup_key", "fingerprint", "groupKey", "alert_cycle_key", "aggreg_key", "incident_id", "alert_id", "alertId", "issueId", "issue_id", "check_id", "AlarmArn", "incident.incident_id", "monitor.id", "data.essentials.alertId")';

export const anyKey = `${anyKeyField}
   or payload | identity | tojson`;

/** The fields in which senders report a recovery. `heartbeat.status` is not listed, because it is a number. */
export const anyRecovery = `payload | says_recovery("state", "status", "incident.state", "event_action", "current_state", "NewStateValue", "data.essentials.monitorCondition")`;
