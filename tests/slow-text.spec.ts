import type { Page } from '@playwright/test';
import { createIntegration } from './support/integration.ts';
import { expect, test } from './support/test.ts';

/** A little less than the most that is stored of a message. */
const size = 49_990;
const filled = (part: string, length = size) => part.repeat(Math.ceil(length / part.length)).slice(0, length);

/** Texts that are slow to parse, or that produce more than a browser can lay out. */
const slowMessages: ReadonlyArray<readonly [name: string, message: string]> = [
  ['4 KB of opened links', filled('[a](', 4096)],
  ['opened links', filled('[a](')],
  ['3,000 quotes in one another', filled('> ', 6000)],
  ['quotes in one another', filled('> ')],
  ['emphasis that is not closed', filled('*a_ ')],
  ['strong emphasis that is not closed', filled('**a ')],
  ['brackets', filled('[')],
  ['images', filled('![')],
  ['code that is not closed', filled('`` ` ')],
  ['tags that are not closed', filled('<b>')],
  ['tags in one line', filled('<pod>')],
  ['a list in a list in a list', Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}- a`).join('\n')],
  ['a table of one column for each two characters', `${filled('|a')}|`],
  ['many rows', `a|b\n-|-\n${filled('a|b\n')}`],
  ['cells that are left out', `|${'a|'.repeat(200)}\n|${'-|'.repeat(200)}\n${filled('|\n', 20_000)}`],
  ['short lines', filled('a\n')],
  ['emoji', filled(':fire:')],
  ['addresses', filled('http://a.b/(')],
  ['one word', filled('a')],
  ['letters with many marks', filled('e\u0301\u0302\u0303')],
  ['one letter with marks', `a${filled('\u0301')}`],
  ['text that changes its direction', filled('\u202Ea\u202Dא')],
  ['words of two directions', filled('aא')],
  ['letters that a dictionary must split', filled('กขคง')],
];

for (const [name, message] of slowMessages) {
  test(`a page with a message of ${name} answers`, async ({ openApp, page, integration }) => {
    // With a word, because a message of punctuation alone counts as empty.
    const { alertGroupId } = await integration.send({ title: 'Slow to read', message: `${message} end` });
    await expectAnswers(page, () => openApp(`/alert-groups/${alertGroupId}`));
    await expect(page.getByRole('group', { name: 'Message' })).toBeVisible();
    await expectAnswers(page, () => page.getByRole('button', { name: 'Slow to read' }).click());
    await expect(page.getByLabel('Payload', { exact: true })).toContainText('Slow to read');
  });
}

const slowPayloads: ReadonlyArray<readonly [name: string, payload: unknown, canShowAll: boolean]> = [
  ['100,000 lines', Array.from({ length: 100_000 }, (_, i) => i), true],
  ['one long line', filled('x', 900_000), true],
  ['words of two directions', filled('aא', 600_000), false],
  ['deep lists', JSON.parse(`${'['.repeat(95)}${filled('1,', 400_000)}1${']'.repeat(95)}`), true],
  ['many keys', Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [`key ${i}`, i])), true],
];

for (const [name, payload, canShowAll] of slowPayloads) {
  test(`a page with a payload of ${name} answers, and tells how much it shows`, async ({
    openApp,
    page,
    integration,
  }) => {
    const { alertGroupId } = await integration.send({ title: 'Large', message: 'See below', payload });
    await openApp(`/alert-groups/${alertGroupId}`);
    await expectAnswers(page, () => page.getByRole('button', { name: 'Large' }).click());
    await expect(page.getByRole('tree', { name: 'Payload' })).toBeVisible();
    await expectAnswers(page, () => page.getByRole('radio', { name: 'Text' }).check());
    await expect(page.getByText(/^The first [0-9,]+ characters/)).toBeVisible();
    const showAll = page.getByRole('button', { name: 'Show all as text' });
    if (canShowAll) {
      await expectAnswers(page, () => showAll.click());
    }
    await expect(showAll).toHaveCount(0);
  });
}

test('a page with long titles, labels and keys keeps its width and responds', async ({ openApp, page, request }) => {
  const alertmanager = await createIntegration(request, 'alertmanager');
  const labels = Object.fromEntries(
    Array.from({ length: 50 }, (_, i) => [`${filled('n', 150)}_${i}`, filled('v\u202E', 200)])
  );
  const { alertGroupId } = await alertmanager.send({
    groupKey: filled('k', 500_000),
    status: 'firing',
    commonLabels: { ...labels, alertname: filled('t', 500) },
    groupLabels: {},
    commonAnnotations: { summary: filled('s', 500) },
    alerts: [{ status: 'firing', labels, annotations: {}, startsAt: filled('9', 50_000) }],
  });
  for (const path of [`/alert-groups?integration=${alertmanager.uid}`, `/alert-groups/${alertGroupId}`]) {
    await expectAnswers(page, () => openApp(path));
    await expect(page.getByRole('main')).toContainText(filled('t', 20));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1280);
  }
});

/** Does something, and fails if the page does not draw and respond soon after. */
async function expectAnswers(page: Page, act: () => Promise<void>): Promise<void> {
  await act();
  await page.evaluate(() => new Promise(requestAnimationFrame));
}
