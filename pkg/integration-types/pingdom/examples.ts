import type { TypeExamples } from '../type-presentation.ts';

export const examples: TypeExamples = {
  firing: message('UP', 'DOWN', 'HTTP Error 503', 'Server response: 503 Service Unavailable', 1795435080),
  resolving: message('DOWN', 'UP', 'OK', 'OK', 1795436400),
  // The check of a port, which has no page and was seen by one probe only.
  odd: {
    check_id: 4811,
    check_name: 'Mail',
    check_type: 'PORT_TCP',
    check_params: { basic_auth: false, encryption: false, hostname: 'mail.example.com', ipv6: false, port: 25 },
    tags: [],
    previous_state: 'UP',
    current_state: 'DOWN',
    importance_level: 'LOW',
    state_changed_timestamp: 1795435080,
    state_changed_utc_time: '2026-11-23T11:58:00',
    long_description: 'Timeout (> 30s)',
    description: 'Timeout (> 30s)',
    first_probe: { ip: '', ipv6: '2001:db8::5', location: 'Stockholm, Sweden' },
  },
  source: 'https://www.pingdom.com/resources/webhooks/',
  shown: { title: 'Shop', severity: 'high', link: 'https://shop.example.com/' },
};

function message(previous_state: string, current_state: string, description: string, long: string, time: number) {
  return {
    check_id: 4810,
    check_name: 'Shop',
    check_type: 'HTTP',
    check_params: {
      basic_auth: false,
      encryption: true,
      full_url: 'https://shop.example.com/',
      header: 'User-Agent:Pingdom.com_bot',
      hostname: 'shop.example.com',
      ipv6: false,
      port: 443,
      url: '/',
    },
    tags: ['prod', 'shop'],
    previous_state,
    current_state,
    importance_level: 'HIGH',
    state_changed_timestamp: time,
    state_changed_utc_time: new Date(time * 1000).toISOString().slice(0, 19),
    long_description: long,
    description,
    first_probe: { ip: '192.0.2.5', ipv6: '2001:db8::5', location: 'Stockholm, Sweden' },
    second_probe: { ip: '192.0.2.6', ipv6: '2001:db8::6', location: 'Austin, US', version: 1 },
    version: 1,
  };
}
