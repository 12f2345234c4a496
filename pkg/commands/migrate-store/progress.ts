import type { TransferReport } from '../../store/transfer/transfer.ts';
import type { Output } from '../command.ts';

export interface ProgressOutput extends TransferReport {
  /** Ends the line of a bar that is under way. */
  end(): void;
}

/**
 * Shows how far a copy is: a bar on a terminal, else a line now and then.
 * @param elapsed a monotonic clock, in milliseconds
 */
export function createProgress(output: Output, elapsed: () => number): ProgressOutput {
  let shownAt = -Infinity;
  let isInBar = false;
  let isComplete = false;
  const end = () => {
    if (isInBar) {
      output.write('\n');
      isInBar = false;
    }
  };

  return {
    copying(table, copied, total) {
      const isDue = elapsed() - shownAt >= (output.isTTY ? barMs : lineMs) || copied === total;
      if (!isDue || isComplete) {
        return;
      }
      isComplete = copied === total;
      shownAt = elapsed();
      const percent = total === 0 ? 100 : Math.floor((copied / total) * 100);
      const text = `${String(percent).padStart(3)} %  ${copied} of ${total} rows, ${table}`;
      if (output.isTTY) {
        const full = Math.floor((percent / 100) * barWidth);
        // The rest of the line before is erased.
        output.write(`\r[${'#'.repeat(full)}${'.'.repeat(barWidth - full)}] ${text}\u001B[K`);
        isInBar = true;
      } else {
        output.write(`${text}\n`);
      }
    },
    compared(table, rows) {
      end();
      output.write(`${table}: ${rows} rows in both\n`);
    },
    end,
  };
}

const barWidth = 30;
const barMs = 100;
const lineMs = 5000;
