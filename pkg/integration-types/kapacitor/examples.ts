import type { TypeExamples } from '../type-presentation.ts';

export const examples: TypeExamples = {
  firing: message('CRITICAL', 'OK', 97.2, 0),
  resolving: message('OK', 'CRITICAL', 61.4, 1320000000000),
  // An alert of a dead man’s switch, which has no points and no tags.
  odd: {
    id: "node 'stream1' in task 'shop'",
    message: "node 'stream1' in task 'shop' is dead: 0.00 points/INTERVAL.",
    details: '',
    time: '2026-11-23T11:58:00Z',
    duration: 0,
    level: 'CRITICAL',
    data: {},
    previousLevel: 'OK',
    recoverable: true,
  },
  source: 'https://docs.influxdata.com/kapacitor/v1/reference/event_handlers/post/',
  shown: { title: 'cpu:host=web-1', severity: 'critical', link: null },
};

function message(level: string, previousLevel: string, value: number, duration: number) {
  return {
    id: 'cpu:host=web-1',
    message: `cpu:host=web-1 is ${level}`,
    details: `<b>cpu:host=web-1</b> is ${level}`,
    time: '2026-11-23T11:58:00Z',
    duration,
    level,
    data: {
      series: [
        {
          name: 'cpu',
          tags: { host: 'web-1' },
          columns: ['time', 'usage'],
          values: [['2026-11-23T11:58:00Z', value]],
        },
      ],
    },
    previousLevel,
    recoverable: true,
  };
}
