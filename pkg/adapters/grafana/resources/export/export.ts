import type { TitledGroup } from '../../../../app/groups/entitle-all.ts';
import { groupLink } from '../../../../app/groups/group-link.ts';
import type { UseCases } from '../../../../app/use-cases.ts';
import type { ExportFormat } from '../../../../contract/alert-groups/export-format.ts';
import { StreamedReply } from '../../replies/streamed-reply.ts';
import type { Handlers } from '../dispatcher.ts';
import { describeGroup } from '../show-group.ts';
import { isoTime } from '../times.ts';
import { toSelection } from '../to-selection.ts';
import { exportFormats } from './export-formats.ts';

/** @param now milliseconds since 1970 */
export function createExportHandlers(
  { exportGroups }: Pick<UseCases, 'exportGroups'>,
  now: () => number
): Pick<Handlers, 'exportAlertGroups'> {
  return {
    exportAlertGroups(caller, { query: { format, sort, order, ...selected } }) {
      const pages = exportGroups(caller, toSelection(selected), { sort, order });
      const fileName = `alert-groups-${isoTime(now()).slice(0, 10)}.${format}`;
      return StreamedReply.begin(
        exportFormats[format].contentType,
        fileName,
        writePages(pages, format, caller.grafanaUrl)
      );
    },
  };
}

async function* writePages(
  pages: AsyncIterable<readonly TitledGroup[]>,
  format: ExportFormat,
  grafanaUrl: string | undefined
): AsyncGenerator<string> {
  const { head, write } = exportFormats[format];
  let before = head;
  for await (const page of pages) {
    const texts = page.map(({ group, title }) =>
      write({ ...describeGroup(group, title), link: groupLink(grafanaUrl, group.id) })
    );
    yield before + texts.join('');
    before = '';
  }
}
