import { act, screen, waitFor, within } from '@testing-library/react';
import React, { useState } from 'react';
import { api, serveApi } from '../../../test-support/pages/api';
import { renderPart } from '../../../test-support/pages/render';
import { SearchBox } from './SearchBox';

serveApi();

const onApply = jest.fn<void, [string]>();

beforeEach(() => {
  onApply.mockClear();
});

function Page({ initial }: { initial: string }) {
  const [value, setValue] = useState(initial);
  return (
    <>
      <SearchBox
        value={value}
        total={322}
        onApply={(text) => {
          onApply(text);
          setValue(text);
        }}
      />
      <button onClick={() => setValue('state:resolved')}>Resolved</button>
    </>
  );
}

function show(initial = '') {
  const { user } = renderPart(<Page initial={initial} />);
  return { user, box: screen.getByRole('combobox', { name: 'Search alert groups' }) };
}

const options = () => screen.queryAllByRole('option').map((option) => option.querySelector('bdi')?.textContent);

it('applies what is typed on Enter', async () => {
  const { user, box } = show('state:open');
  await user.type(box, ' disk{Enter}');
  expect(onApply.mock.calls).toEqual([['state:open disk']]);
  expect(screen.getByRole('status')).toHaveTextContent('322 match');
});

it('applies what is typed once somebody stops typing', async () => {
  const { user, box } = show();
  await user.type(box, 'disk');
  expect(onApply).not.toHaveBeenCalled();
  await waitFor(() => expect(onApply.mock.calls).toEqual([['disk']]));
});

it('waits for the value of a label whose name is typed', async () => {
  const { user, box } = show('state:open');
  await user.type(box, ' label.te');
  await act(() => new Promise((resolve) => setTimeout(resolve, 800)));
  expect(onApply).not.toHaveBeenCalled();
  await user.type(box, 'am=infra');
  await waitFor(() => expect(onApply.mock.calls).toEqual([['state:open label.team=infra']]));
});

it('says what is wrong, where, and how to mend it, and applies nothing', async () => {
  const { user, box } = show();
  await user.type(box, 'state:firng{Enter}');
  expect(screen.getByRole('alert')).toHaveTextContent('There is no state "firng". Did you mean state:firing?');
  expect(box).toBeInvalid();
  expect(box).toHaveAccessibleDescription(/Did you mean state:firing/);
  expect(screen.getByRole('status')).toBeEmptyDOMElement();
  await user.clear(box);
  await user.type(box, 'state:firing{Enter}');
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  expect(onApply.mock.calls).toEqual([['state:firing']]);
});

it('says nothing of a fault while somebody is typing, and then does', async () => {
  const { user, box } = show();
  await user.type(box, 'key:');
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  expect(await screen.findByRole('alert')).toHaveTextContent('There is no value after "key:".');
});

it('says nothing of a fault while somebody can choose what mends it', async () => {
  const { user, box } = show('state:');
  expect(await screen.findByRole('alert')).toBeInTheDocument();
  await user.type(box, 'f');
  expect(options()).toEqual(['firing']);
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

it('restores on Escape what applies, after it has closed the list', async () => {
  const { user, box } = show('state:open');
  await user.type(box, ' se');
  expect(options()).toEqual(['severity:']);
  await user.keyboard('{Escape}');
  expect(options()).toEqual([]);
  expect(box).toHaveValue('state:open se');
  await user.keyboard('{Escape}');
  expect(box).toHaveValue('state:open');
  expect(box).toHaveFocus();
  await user.keyboard('{Escape}');
  expect(box).not.toHaveFocus();
});

it('offers fields, then their values, by keyboard', async () => {
  const { user, box } = show();
  await user.type(box, 'sev');
  expect(box).toHaveAttribute('aria-expanded', 'true');
  await user.keyboard('{ArrowDown}');
  const active = screen.getByRole('option', { selected: true });
  expect(active).toHaveTextContent('severity:');
  expect(box).toHaveAttribute('aria-activedescendant', active.id);
  expect(box.getAttribute('aria-controls')).toBe(screen.getByRole('listbox').id);
  await user.keyboard('{Enter}');
  expect(box).toHaveValue('severity:');
  expect(options()).toEqual(['critical', 'high', 'warning', 'info', 'none', '>=high', '>=warning']);
  await user.keyboard('{ArrowUp}{ArrowUp}{Tab}');
  expect(box).toHaveValue('severity:>=high ');
  expect(box).toHaveFocus();
});

it('offers severities from the gravest on with the counts of the server, and those that begin as one types', async () => {
  const value = (name: string, count: number) => ({ value: name, text: name, count });
  api.on('listValues', ({ query }) => ({
    values: [value('info', 9), value('critical', 2), value('high', 7)].filter((one) =>
      one.value.startsWith(query.get('prefix') ?? '')
    ),
  }));
  const { user, box } = show('state:open');
  await user.type(box, ' severity:');
  await waitFor(() => expect(screen.getByRole('option', { name: /^critical/ })).toHaveTextContent('critical2'));
  expect(options()).toEqual(['critical', 'high', 'warning', 'info', 'none', '>=high', '>=warning']);
  expect(screen.getByRole('option', { name: /^warning/ })).toHaveTextContent(/^warning$/);
  expect(Object.fromEntries(api.lastCall('listValues')?.query ?? [])).toEqual({
    field: 'severity',
    prefix: '',
    query: 'state:open',
  });
  await user.type(box, 'h');
  await waitFor(() => expect(options()).toEqual(['high']));
  await user.keyboard('{ArrowDown}{Enter}');
  expect(box).toHaveValue('state:open severity:high ');
});

it('offers by mouse, and leaves the text around it alone', async () => {
  const { user, box } = show('disk  alerts:>3');
  await user.type(box, 'st', { initialSelectionStart: 5, initialSelectionEnd: 5 });
  await user.click(screen.getByRole('option', { name: /^state:/ }));
  expect(box).toHaveValue('disk state: alerts:>3');
  expect(box).toHaveFocus();
  await user.click(screen.getByRole('option', { name: /^firing/ }));
  expect(box).toHaveValue('disk state:firing alerts:>3');
});

it('opens the list of fields on the arrow down, and leaves Enter to the text until one chooses', async () => {
  const { user, box } = show();
  await user.click(box);
  await user.keyboard('{Escape}{ArrowDown}');
  expect(options()).toContain('label.');
  expect(screen.queryByRole('option', { selected: true })).not.toBeInTheDocument();
  await user.keyboard('x{Enter}');
  expect(onApply.mock.calls).toEqual([['x']]);
  expect(options()).toEqual([]);
});

it('takes a value from outside, and keeps what is being typed when its own comes back', async () => {
  const { user, box } = show();
  await user.type(box, 'disk{Enter} full');
  expect(box).toHaveValue('disk full');
  await user.click(screen.getByRole('button', { name: 'Resolved' }));
  expect(box).toHaveValue('state:resolved');
});

it('is cleared by its button', async () => {
  const { user, box } = show('state:open');
  await user.click(screen.getByRole('button', { name: 'Clear the search' }));
  expect(onApply.mock.calls).toEqual([['']]);
  expect(box).toHaveFocus();
});

it('shows the colours of the text behind it, without telling it twice', () => {
  const { box } = show('state:open disk');
  const mirror = box.previousElementSibling as HTMLElement;
  expect(mirror).toHaveTextContent('state:open disk');
  expect(mirror).toHaveAttribute('aria-hidden', 'true');
  expect(within(mirror).getByText('state')).not.toHaveStyle({ color: 'rgb(0, 0, 0)' });
});
