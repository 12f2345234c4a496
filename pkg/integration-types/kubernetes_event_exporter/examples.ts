import type { TypeExamples } from '../type-presentation.ts';

export const examples: TypeExamples = {
  firing: event('Warning', 'BackOff', 'Back-off restarting failed container shop in pod shop-5f7c9d8b6f-x2v4q', {
    component: 'kubelet',
    host: 'node-1',
  }),
  // An event that needs nobody, from a component that does not name itself.
  odd: event('Normal', 'Pulled', 'Container image "shop:1.4" already present on machine', {}),
  source: 'https://github.com/resmoio/kubernetes-event-exporter/blob/master/pkg/kube/event.go',
  shown: { title: 'BackOff: Pod shop-5f7c9d8b6f-x2v4q', severity: 'warning', link: null },
};

function event(type: string, reason: string, message: string, source: object) {
  const name = 'shop-5f7c9d8b6f-x2v4q';
  return {
    metadata: {
      name: `${name}.17a3b1c2d4e5f601`,
      namespace: 'shop',
      uid: '0c7f1a55-3a3b-4a0e-9a52-5d1f6a3f8f10',
      resourceVersion: '81233',
      creationTimestamp: '2026-11-23T11:58:00Z',
      managedFields: [],
    },
    reason,
    message,
    source,
    firstTimestamp: '2026-11-23T11:58:00Z',
    lastTimestamp: '2026-11-23T11:59:10Z',
    count: 6,
    type,
    eventTime: null,
    reportingComponent: '',
    reportingInstance: '',
    clusterName: 'prod',
    involvedObject: {
      kind: 'Pod',
      namespace: 'shop',
      name,
      uid: '5f1e7d68-88a4-4ef4-8b6e-9d6d9d1b5a50',
      apiVersion: 'v1',
      resourceVersion: '81230',
      fieldPath: 'spec.containers{shop}',
      labels: { app: 'shop' },
      ownerReferences: [],
      deleted: false,
    },
  };
}
