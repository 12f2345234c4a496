import { createIntegration } from './support/integration.ts';
import { expect, test } from './support/test.ts';

const topic = 'arn:aws:sns:eu-west-1:123456789012:alarms';
const message = {
  Type: 'SubscriptionConfirmation',
  MessageId: '165545c9-2a5c-472c-8df2-7ff2be2b3b1b',
  Token: '2336412f37',
  TopicArn: topic,
  Message: `You have chosen to subscribe to the topic ${topic}.`,
  SubscribeURL: `https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&TopicArn=${topic}&Token=2336412f37`,
  Timestamp: new Date().toISOString(),
  SignatureVersion: '2',
  Signature: 'RXhhbXBsZQ==',
  // Of another host, so that nobody is asked for it.
  SigningCertURL: 'https://evil.example/SimpleNotificationService-0.pem',
};

test('a topic that asks to deliver waits for an Admin; what Amazon SNS has not signed is not confirmed', async ({
  openApp,
  page,
  request,
  scanForA11yViolations,
}) => {
  const integration = await createIntegration(request, 'amazon_sns');
  const ask = async (fields: object = {}) => {
    const answer = await fetch(integration.url, { method: 'POST', body: JSON.stringify({ ...message, ...fields }) });
    return answer.json();
  };
  await openApp(`/integrations/${integration.uid}`);
  await expect(page.getByText('Waiting for the first alert…')).toBeVisible();
  // The page learns of it by itself.
  expect(await ask()).toEqual({ status: 'subscription_asked' });
  const asked = page.getByRole('status', { name: /^Topic alarms in account 123456789012/ });
  await expect(asked).toBeVisible();
  await expect(asked.getByText('Its signature is checked before anything is confirmed.')).toBeVisible();
  expect(await scanForA11yViolations()).toHaveNoA11yViolations();
  await asked.getByRole('button', { name: 'Confirm' }).click();
  await expect(page.getByText(/^What claimed to be topic alarms .* was not asked about/)).toBeVisible();
  await expect(asked).toBeHidden();

  await ask({
    MessageId: 'another',
    TopicArn: topic.replace('alarms', 'others'),
    SubscribeURL: message.SubscribeURL.replace('alarms', 'others'),
  });
  await page
    .getByRole('status', { name: /^Topic others/ })
    .getByRole('button', { name: 'Dismiss' })
    .click();
  await expect(page.getByText(/^Topic others in account 123456789012 was dismissed by/)).toBeVisible();

  await openApp(`/integrations/${integration.uid}/deliveries`);
  await expect(page.getByText('Asks to be confirmed').first()).toBeVisible();
});
