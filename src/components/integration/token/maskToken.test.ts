import { maskToken } from './maskToken';

it('leaves nothing of the token, wherever the text has it', () => {
  const url = 'http://hooks.test/integrations/v1/webhook/abc-123/';
  expect(maskToken(`curl '${url}' # ${url}`, 'abc-123')).toBe(
    "curl 'http://hooks.test/integrations/v1/webhook/••••••••••••/' # http://hooks.test/integrations/v1/webhook/••••••••••••/"
  );
});

it('takes no character of the token as more than itself', () => {
  expect(maskToken('a$&b', '$&')).toBe('a••••••••••••b');
});
