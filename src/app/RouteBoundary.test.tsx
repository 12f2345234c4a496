import { initPluginTranslations } from '@grafana/i18n';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';
import { MemoryRouter } from 'react-router-dom';
import { RouteBoundary } from './RouteBoundary';

it('shows the error of a page, and retries on request', async () => {
  await initPluginTranslations('test');
  const logged = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  let broken = true;
  function Page() {
    if (broken) {
      throw new Error('cannot load chunk 7');
    }
    return <p>The page</p>;
  }
  render(
    <MemoryRouter future={{ v7_startTransition: true, v7_relativeSplatPath: true }}>
      <RouteBoundary>
        <Page />
      </RouteBoundary>
    </MemoryRouter>
  );
  expect(await screen.findByRole('alert')).toHaveTextContent('cannot load chunk 7');
  broken = false;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('The page')).toBeInTheDocument();
  logged.mockRestore();
});
