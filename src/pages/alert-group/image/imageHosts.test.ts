import { isListedHost, isOnHostOf } from './imageHosts';

it.each([
  ['https://images.example.com/a.png', ['images.example.com'], true],
  ['https://IMAGES.example.com/a.png', ['images.EXAMPLE.com'], true],
  ['http://images.example.com/a.png', ['other.example.com', 'images.example.com'], true],
  ['https://images.example.com:8443/a.png', ['images.example.com:8443'], true],
  ['https://images.example.com:8443/a.png', ['images.example.com'], false],
  ['https://images.example.com/a.png', ['images.example.com:8443'], false],
  ['https://a.b.example.com/a.png', ['*.example.com'], true],
  ['https://example.com/a.png', ['*.example.com'], false],
  ['https://evilexample.com/a.png', ['*.example.com'], false],
  ['https://example.com.evil.test/a.png', ['example.com', '*.example.com'], false],
  ['https://example.com@evil.test/a.png', ['example.com'], false],
  ['https://xn--mnchen-3ya.example/a.png', ['münchen.example'], true],
  ['https://[::1]/a.png', ['[::1]'], true],
  ['https://images.example.com/a.png', [], false],
  ['https://images.example.com/a.png', ['', '*', '*.', 'https://images.example.com', '#', ':'], false],
])('%s is on the list %j: %j', (address, hosts, listed) => {
  expect(isListedHost(address, hosts)).toBe(listed);
});

it.each([
  ['http://grafana.test/logout', true],
  ['http://GRAFANA.test:9090/api', true],
  ['https://grafana.test./x.png', true],
  ['https://root-url.test/grafana/x.png', true],
  ['https://images.grafana.test/x.png', false],
  ['https://example.com/http://grafana.test/', false],
])('%s is on Grafana’s own host: %j', (address, own) => {
  expect(isOnHostOf(address, ['http://grafana.test:3000/a/x', 'https://root-url.test/grafana/', ''])).toBe(own);
});
