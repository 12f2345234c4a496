import type { TypeExamples } from '../type-presentation.ts';

export const examples: TypeExamples = {
  firing: message(0, 'Down', 'timeout of 48000ms exceeded', null),
  resolving: message(1, 'Up', '200 - OK', 87),
  // A test, and a notice that a certificate expires.
  odd: { heartbeat: null, monitor: null, msg: 'Bellhook Testing' },
  source: 'https://github.com/louislam/uptime-kuma/blob/master/server/notification-providers/webhook.js',
  shown: { title: 'Shop', severity: null, link: 'https://shop.example.com/' },
};

function message(status: number, word: string, msg: string, ping: number | null) {
  return {
    heartbeat: {
      monitorID: 12,
      status,
      time: '2026-11-23 11:58:00.123',
      msg,
      ping,
      important: true,
      duration: 60,
      retries: 1,
      timezone: 'Europe/Berlin',
      timezoneOffset: '+01:00',
      localDateTime: '2026-11-23 12:58:00',
    },
    monitor: {
      id: 12,
      name: 'Shop',
      description: null,
      pathName: 'Web / Shop',
      parent: 3,
      url: 'https://shop.example.com/',
      method: 'GET',
      hostname: null,
      port: null,
      active: true,
      type: 'http',
      interval: 60,
      tags: [{ id: 7, monitor_id: 12, tag_id: 2, name: 'env', value: 'prod', color: '#059669' }],
      maintenance: false,
    },
    msg: `[Shop] [${status === 1 ? '✅' : '🔴'} ${word}] ${msg}`,
  };
}
