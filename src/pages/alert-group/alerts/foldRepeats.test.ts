import { anAlert } from '../../../../test-support/pages/factories';
import { foldRepeats } from './foldRepeats';

it('folds alerts that repeat the one before them, and no others', () => {
  const alerts = [
    anAlert({ id: '6' }),
    anAlert({ id: '5' }),
    anAlert({ id: '4', hash: 'b2' }),
    anAlert({ id: '3' }),
    anAlert({ id: '2', signal: 'resolve' }),
    anAlert({ id: '1', signal: 'resolve', severity: 'high' }),
  ];
  expect(foldRepeats(alerts).map(({ alerts }) => alerts.map(({ id }) => id))).toEqual([
    ['6', '5'],
    ['4'],
    ['3'],
    ['2'],
    ['1'],
  ]);
  expect(foldRepeats(alerts)[0]).toMatchObject({ newest: { id: '6' }, oldest: { id: '5' } });
  expect(foldRepeats([])).toEqual([]);
});
