import { address, field, joined, translated } from './expressions.ts';
import { tool } from './tool.ts';
import type { TypeDefinition } from './type-definition.ts';

/** What differs between the tools of the family of Nagios. */
export interface CheckTool {
  /** The tool's name. */
  readonly sender: string;
  /** Sets of fields that only its payloads have together. */
  readonly ownFields?: ReadonlyArray<readonly string[]>;
}

/** Checkmk puts more in brackets after some types. */
const type = `(${field('type')}).partition(" (")[0] | lower`;
const isOf = (...types: readonly string[]) => `(${type}) in [${types.map((name) => `"${name}"`).join(', ')}]`;
/** The state of the service, or of the host if the payload is about the host itself. */
const state = field('service_state', 'host_state');
const over = `(${state}) | lower in ["ok", "up"]`;
const noProblems = ['downtimestart', 'downtimeend', 'downtimeremoved', 'downtimecancelled', 'alerthandler'];

/**
 * A type for a tool of the family of Nagios, which checks hosts and services and calls a command for each notification. The
 * guides have a command that sends JSON with the fields here: `type`, `host`, `host_name`, `host_state`, `service`,
 * `service_state`, `output`, `author`, `comment`, `url` and `site`. Types are those of Nagios, such as PROBLEM, RECOVERY,
 * ACKNOWLEDGEMENT, FLAPPINGSTART and DOWNTIMESTART.
 *
 * A downtime is no incident, unless it ends what was one; nor is it one that a handler has run. While a check flaps, its tool tells of nothing
 * else; so the begin is an alert whatever the state is.
 * https://assets.nagios.com/downloads/nagioscore/docs/nagioscore/4/en/macrolist.html
 * https://docs.checkmk.com/latest/en/notifications.html#environment_variables
 */
export function checkTool({ sender, ownFields }: CheckTool): TypeDefinition {
  return tool({
    sender,
    untitled: 'Problem',
    fields: ['host_state', 'service_state'],
    ...(ownFields && { ownFields }),
    title: joined(' on ', field('service'), field('host_name', 'host')),
    message: joined(
      '\n',
      `("Flapping" if ${isOf('flappingstart')} else "")`,
      field('output'),
      joined(': ', field('author'), field('comment'))
    ),
    link: address('url'),
    key: joined('/', field('site'), field('host', 'host_name'), field('service')),
    noIncident: `${isOf(...noProblems)} and not (${over})`,
    recovery: `${isOf('recovery')} or ${over} and not (${isOf('flappingstart', 'acknowledgement', 'custom')})`,
    acknowledgement: isOf('acknowledgement'),
    severity: translated(state, {
      down: 'critical',
      critical: 'critical',
      crit: 'critical',
      unreachable: 'high',
      unreach: 'high',
      warning: 'warning',
      warn: 'warning',
      unknown: 'warning',
    }),
    labels: { host: field('host'), service: field('service'), site: field('site') },
    webhookPage: 'The type <code>RECOVERY</code> resolves the group of its host or service.',
  });
}
