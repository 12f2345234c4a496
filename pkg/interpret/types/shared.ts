/**
 * The severity that a text names, in the words that Prometheus rules, Grafana, Zabbix and PagerDuty use.
 * @param expression gives the text; may be undefined
 */
export function severityFrom(expression: string): string {
  return `{%- set word = (${expression}) | string | trim | lower -%}
{%- if not word -%}
{%- elif word in ["critical", "crit", "disaster", "emergency", "fatal", "page", "p1"] -%} critical
{%- elif word in ["high", "error", "major", "p2"] -%} high
{%- elif word in ["warning", "warn", "average", "minor", "p3"] -%} warning
{%- elif word in ["info", "information", "informational", "notice", "low", "p4"] -%} info
{%- endif -%}`;
}

/** Holds where the field `state` is `ok`, in any case. */
export const stateIsOk = '{{ payload is mapping and (payload["state"] | string | trim | lower) == "ok" }}';
