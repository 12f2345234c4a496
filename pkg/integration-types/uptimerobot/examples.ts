import type { TypeExamples } from '../type-presentation.ts';

export const examples: TypeExamples = {
  firing: message('1', 'Down', 'HTTP 503 - Service Unavailable', '*alertDuration*'),
  resolving: message('2', 'Up', 'HTTP 200 - OK', '1320'),
  // A certificate that expires, in the fields that Grafana OnCall documented, which have no id.
  odd: {
    monitorURL: 'https://shop.example.com/',
    monitorFriendlyName: 'Shop',
    alertType: '3',
    alertTypeFriendlyName: 'SSL expiry',
    alertDetails: 'The certificate expires in 7 days',
    alertDuration: '*alertDuration*',
    sslExpiryDate: '2026-11-30',
    sslExpiryDaysLeft: '7',
  },
  source: 'https://help.uptimerobot.com/en/articles/14498593-webhook-integration',
  shown: { title: 'Shop', severity: null, link: 'https://shop.example.com/' },
};

function message(alertType: string, alertTypeFriendlyName: string, alertDetails: string, alertDuration: string) {
  return {
    monitorID: '780123456',
    monitorURL: 'https://shop.example.com/',
    monitorFriendlyName: 'Shop',
    alertType,
    alertTypeFriendlyName,
    alertDetails,
    alertDuration,
    alertDateTime: '1795435080',
    sslExpiryDate: '*sslExpiryDate*',
    sslExpiryDaysLeft: '*sslExpiryDaysLeft*',
  };
}
