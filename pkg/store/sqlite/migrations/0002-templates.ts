import type { Kysely } from 'kysely';
import { executeAll } from './execute-all.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await executeAll(db, statements);
}

const statements = [
  `alter table integrations add column templates text not null default '{}'`,

  // What people see of a group besides its title is rendered when they look.
  `alter table alert_groups drop column message`,
  `alter table alert_groups drop column image_url`,
  `alter table alert_groups drop column source_link`,
  `alter table alert_groups add column title_version text`,
  `alter table alert_groups add column severity text`,
  `alter table alert_groups add column labels text`,

  `alter table alerts add column severity text`,
  `alter table alerts add column failures text`,
];
