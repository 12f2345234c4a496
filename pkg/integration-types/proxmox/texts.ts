import { t } from '@grafana/i18n';
import type { TypeTexts } from '../type-presentation.ts';

export const texts: TypeTexts = {
  name: () => t('integrations.type.proxmox', 'Proxmox'),
  hint: () =>
    t(
      'integrations.type.proxmox-hint',
      'Takes the notifications of Proxmox VE and Proxmox Backup Server, such as failed backups.'
    ),
  words: ['pve', 'pbs', 'backups', 'virtual machines'],
};
