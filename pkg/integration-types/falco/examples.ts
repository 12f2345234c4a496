import type { TypeExamples } from '../type-presentation.ts';

export const examples: TypeExamples = {
  firing: {
    uuid: '7e1d0d0e-4b0e-4a5e-9d3e-0c7a1c0e7d01',
    output:
      '11:58:00.123456789: Notice A shell was spawned in a container with an attached terminal (user=root k8s.ns=shop k8s.pod=web-7d9f container=3ad7b26ded6d shell=bash parent=<NA> cmdline=bash)',
    priority: 'Notice',
    rule: 'Terminal shell in container',
    time: '2026-11-23T11:58:00.123456789Z',
    output_fields: {
      'container.id': '3ad7b26ded6d',
      'container.image.repository': 'registry.example.com/shop',
      'container.name': 'web',
      'evt.time': 1795435080123456800,
      'k8s.ns.name': 'shop',
      'k8s.pod.name': 'web-7d9f',
      'proc.cmdline': 'bash',
      'proc.name': 'bash',
      'proc.pname': null,
      'user.name': 'root',
    },
    source: 'syscall',
    tags: ['container', 'mitre_execution', 'shell'],
    hostname: 'node-1',
  },
  // What Falcosidekick sends when it is asked for a test.
  odd: {
    uuid: '2b5d8c1e-6a0f-4f7b-8f52-9d0e3c6b7a14',
    output: 'This is a test from falcosidekick',
    priority: 'Debug',
    rule: 'Test rule',
    time: '2026-11-23T11:58:00Z',
    output_fields: { 'proc.name': 'falcosidekick', 'user.name': 'falcosidekick' },
    source: 'internal',
    tags: ['example', 'test'],
    hostname: 'falcosidekick',
  },
  source: 'https://github.com/falcosecurity/falcosidekick/blob/master/types/types.go',
  shown: { title: 'Terminal shell in container', severity: 'info', link: null },
};
