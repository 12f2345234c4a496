import { screen, waitFor, within } from '@testing-library/react';
import React, { useState } from 'react';
import { api, serveApi } from '../../../../test-support/pages/api';
import { renderPart } from '../../../../test-support/pages/render';
import { Facets } from './Facets';

serveApi();

const hostile = '<img src=x onerror=alert(1)> {{value}}';
const severity = {
  field: 'severity',
  more: 0,
  values: [
    { value: 'critical', text: 'critical', count: 2, term: 'severity:critical' },
    { value: 'high', text: 'high', count: 7, term: 'severity:high' },
  ],
};
const team = {
  field: 'label.team',
  more: 2,
  values: [{ value: hostile, text: hostile, count: 3, term: `label.team="${hostile}"` }],
};

beforeEach(() => api.on('listFacets', { facets: [severity, team], looked: 9, of: 9 }));

const onChange = jest.fn<void, [string]>();
beforeEach(() => onChange.mockClear());

function Page({ initial }: { initial: string }) {
  const [query, setQuery] = useState(initial);
  return (
    <Facets
      query={query}
      onChange={(text) => {
        onChange(text);
        setQuery(text);
      }}
    />
  );
}

const show = (query = '') => renderPart(<Page initial={query} />);
const section = (name: string) => screen.findByRole('toolbar', { name });
const value = async (of: string, name: string | RegExp) => within(await section(of)).getByRole('button', { name });

it('includes a value, with another of its field, and leaves it out again', async () => {
  const { user } = show('state:open');
  await user.click(await value('Severity', 'critical 2'));
  expect(onChange).toHaveBeenLastCalledWith('state:open severity:critical');
  expect(await value('Severity', 'critical 2')).toHaveAttribute('aria-pressed', 'true');
  await user.click(await value('Severity', 'high 7'));
  expect(onChange).toHaveBeenLastCalledWith('state:open (severity:critical or severity:high)');
  await user.click(await value('Severity', 'critical 2'));
  expect(onChange).toHaveBeenLastCalledWith('state:open severity:high');
});

it('excludes a value, and no longer', async () => {
  const { user } = show('state:open');
  await user.click(await value('Severity', 'Exclude high'));
  expect(onChange).toHaveBeenLastCalledWith('state:open severity!=high');
  await user.click(await value('Severity', 'No longer exclude high'));
  expect(onChange).toHaveBeenLastCalledWith('state:open');
});

it('shows hostile values as text, and quotes them in the query', async () => {
  const { user, container } = show();
  await user.click(await value('team', `Exclude ${hostile}`));
  expect(onChange).toHaveBeenLastCalledWith(`label.team!="${hostile}"`);
  expect(container.querySelector('img, [onerror]')).toBeNull();
});

it('shows further values on request', async () => {
  api.on('listValues', {
    values: [
      { value: hostile, text: hostile, count: 3 },
      { value: 'infra', text: 'infra', count: 1 },
    ],
  });
  const { user } = show('state:open');
  await user.click(await value('team', '2 more'));
  await user.click(await value('team', 'infra 1'));
  expect(onChange).toHaveBeenLastCalledWith('state:open label.team=infra');
  expect(within(await section('team')).getAllByRole('listitem')).toHaveLength(2);
  expect(Object.fromEntries(api.lastCall('listValues')?.query ?? [])).toMatchObject({ field: 'label.team' });
});

it('is one tab stop for each field, and arrows lead to every value, its minus and what is more', async () => {
  const { user } = show('state:open');
  const critical = await value('Severity', 'critical 2');
  await user.tab();
  expect(screen.getByRole('button', { name: 'Close the facets' })).toHaveFocus();
  await user.tab();
  expect(critical).toHaveFocus();
  await user.keyboard('{ArrowUp}{ArrowDown}{ArrowRight}');
  expect(await value('Severity', 'Exclude high')).toHaveFocus();
  await user.tab();
  expect(await value('team', `${hostile} 3`)).toHaveFocus();
  await user.keyboard('{End}');
  expect(await value('team', '2 more')).toHaveFocus();
  await user.tab();
  expect(document.body).toHaveFocus();
  await user.tab({ shift: true });
  await user.tab({ shift: true });
  expect(await value('Severity', 'Exclude high')).toHaveFocus();
  await user.keyboard('{Enter}');
  expect(onChange).toHaveBeenLastCalledWith('state:open severity!=high');
  expect(await value('Severity', 'No longer exclude high')).toHaveFocus();
});

it('keeps the focus in a field whose other values are asked for', async () => {
  api.on('listValues', { values: [{ value: 'infra', text: 'infra', count: 1 }] });
  const { user } = show('state:open');
  await user.click(await value('team', '2 more'));
  expect(await value('team', `${hostile} 3`)).toHaveFocus();
  await value('team', 'infra 1');
  await user.keyboard('{ArrowDown}');
  expect(await value('team', 'infra 1')).toHaveFocus();
});

it('tells a label from a field of the same name', async () => {
  const label = { ...severity, field: 'label.severity' };
  api.on('listFacets', { facets: [severity, label, { ...label, field: 'label.Type' }], looked: 9, of: 9 });
  show();
  expect(await section('Severity')).toBeInTheDocument();
  expect(await section('Label severity')).toBeInTheDocument();
  expect(await section('Label Type')).toBeInTheDocument();
});

it('says that it counts without conditions on payloads', async () => {
  show('payload.host=db-1');
  expect(await screen.findByText('Counted without the payload conditions')).toBeInTheDocument();
});

it('is closed for who has closed it, and asks for nothing then', async () => {
  const first = show();
  await section('Severity');
  expect(screen.queryByText(/payload/)).not.toBeInTheDocument();
  await first.user.click(screen.getByRole('button', { name: 'Close the facets' }));
  expect(screen.queryByRole('toolbar', { name: 'Severity' })).not.toBeInTheDocument();
  first.unmount();
  const asked = api.calls('listFacets').length;
  const again = show();
  await again.user.click(await screen.findByRole('button', { name: 'Open the facets' }));
  await waitFor(() => expect(api.calls('listFacets').length).toBeGreaterThan(asked));
  expect(await section('Severity')).toBeInTheDocument();
});
