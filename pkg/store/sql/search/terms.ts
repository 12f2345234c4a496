import { type RawBuilder, sql, type SqlBool } from 'kysely';
import { states } from '../../../contract/alert-groups/states.ts';
import { severities } from '../../../contract/templates/templates.ts';
import type { Comparison, Moment, Pattern, Term, TimeRange } from '../../../domain/query/query.ts';
import type { Database } from '../database.ts';
import { joinToGroups, type NamedIntegration } from '../group-queries.ts';
import { type Condition, never, not, oneOf, testOnly } from './condition.ts';
import { foldCase } from './fold.ts';
import { matchesWhole, plainText, toLike, toLikeAnywhere } from './pattern.ts';

/** What a search is about, beside its query. */
export interface TermContext {
  readonly database: Database;
  readonly orgId: number;
  /** The moment from which relative times count, in milliseconds since 1970. */
  readonly at: number;
  /** The login of who searches; null where that is nobody with a login. */
  readonly me: string | null;
  /** The integrations of the org, deleted ones too; they are read once. */
  readonly integrations: () => Promise<readonly NamedIntegration[]>;
  /** Whether there are groups of other orgs; that is read once. */
  readonly hasOtherOrgs: () => Promise<boolean>;
}

/** A term whose condition the database can test. */
export type StoredTerm = Exclude<Term, { readonly kind: 'payload' }>;

type TermOf<Kind extends Term['kind']> = Extract<Term, { readonly kind: Kind }>;

/** The condition of a term. What few rows say, such as which labels match a pattern, is read from the database for it. */
export async function conditionOf(term: StoredTerm, context: TermContext): Promise<Condition> {
  switch (term.kind) {
    case 'text':
      return textCondition(term.pattern, context);
    case 'note':
      return noteCondition(term.pattern, context);
    case 'state':
      return equally(term, testOnly(sql`state in (${sql.join(statesOf(term.value))})`));
    case 'severity':
      return severityCondition(term, context);
    case 'integration':
    case 'type':
      return integrationCondition(term, context);
    case 'label':
      return equally(term, await labelCondition(term, context));
    case 'by':
      return equally(term, await byCondition(term.who, context));
    case 'maintenance':
      return equally(term, await maintenanceCondition(term.pattern, context));
    case 'alerts':
      return countersCondition(compared(sql.ref('alert_count'), term.comparison, term.value), context);
    case 'number':
      return equally(term, {
        test: sql`alert_groups.number = ${term.value}`,
        sets: [sql`select id from alert_groups where org_id = ${context.orgId} and number = ${term.value}`],
        isExact: true,
      });
    case 'is':
      return equally(term, {
        test: sql`(flapping_since is not null and state <> 'resolved')`,
        sets: [
          sql`select id from alert_groups where org_id = ${context.orgId} and flapping_since is not null and state <> 'resolved'`,
        ],
        isExact: true,
      });
    case 'key':
      return equally(term, keyCondition(term.pattern, context));
    case 'time':
      return timeCondition(term, context);
    case 'open':
      return openCondition(term.range, context);
  }
}

function equally({ comparison }: { readonly comparison: Comparison }, condition: Condition): Condition {
  return comparison === 'differs' ? not(condition) : condition;
}

function matchesAny(pattern: Pattern, texts: readonly string[]): boolean {
  return texts.some((text) => matchesWhole(pattern, text));
}

/** The states that a word of the language stands for. */
export function statesOf(word: TermOf<'state'>['value']) {
  return word === 'open' ? states.filter((state) => state !== 'resolved') : [word];
}

const operators = { equals: '=', differs: '<>', less: '<', at_most: '<=', more: '>', at_least: '>=' } as const;

function compared(column: RawBuilder<unknown>, comparison: Comparison, value: number): RawBuilder<boolean> {
  return sql`${column} ${sql.raw(operators[comparison])} ${value}`;
}

/** Grows with the severity, as the column `severity_rank`. */
function rankOf(severity: TermOf<'severity'>['value']): number {
  return severity === 'none' ? 0 : severities.length - severities.indexOf(severity);
}

function severityCondition({ comparison, value }: TermOf<'severity'>, { orgId }: TermContext): Condition {
  const rank = rankOf(value);
  const meant = (['none', ...severities] as const).filter((one) => isCompared(rankOf(one), comparison, rank));
  const isMeant = compared(sql.ref('severity_rank'), comparison, rank);
  return {
    // The index by state has the severity itself, not its rank.
    test: meant.length === 0 ? sql`1 = 0` : sql`coalesce(severity, 'none') in (${sql.join(meant)})`,
    sets: [sql`select id from alert_groups where org_id = ${orgId} and deleted_at is null and ${isMeant}`],
    isExact: true,
  };
}

function isCompared(one: number, comparison: Comparison, other: number): boolean {
  switch (comparison) {
    case 'equals':
      return one === other;
    case 'differs':
      return one !== other;
    case 'less':
      return one < other;
    case 'at_most':
      return one <= other;
    case 'more':
      return one > other;
    case 'at_least':
      return one >= other;
  }
}

/** Shortest text that an index for full text finds, in characters. */
const shortestIndexed = 3;

/** Messages are found by an index alone: by what is long enough for it. */
async function textCondition(pattern: Pattern, context: TermContext): Promise<Condition> {
  const { database } = context;
  const pieces = pattern.map(foldCase).filter((piece) => piece !== '');
  const indexed = pieces.filter((piece) => [...piece].length >= shortestIndexed);
  const titleMatches = sql<boolean>`${database.foldedTitle} like ${toLikeAnywhere(pattern)} escape '\\'`;
  if (indexed.length === 0) {
    return testOnly(titleMatches);
  }
  const isExact = pieces.length === 1;
  const messageMatches = sql`(select message from group_messages where rowid = alert_groups.id)
    like ${toLikeAnywhere(pattern)} escape '\\'`;
  const testOf = (rows: 'all' | 'few') => {
    const inTitle = database.hasTexts('group_titles', indexed, rows);
    const inMessage = database.hasTexts('group_messages', indexed, rows);
    return isExact
      ? sql<SqlBool>`(${inTitle} or ${inMessage})`
      : sql<SqlBool>`((${inTitle} and ${titleMatches}) or (${inMessage} and ${messageMatches}))`;
  };
  return {
    test: testOf('all'),
    rowTest: testOf('few'),
    sets: await Promise.all(
      (['group_titles', 'group_messages'] as const).map((table) => ofOrg(database.findTexts(table, indexed), context))
    ),
    isExact,
  };
}

/**
 * The groups that are of the org. Only a database that makes sums first needs that: it begins with them where an org has much of what it looks
 * for, which the groups of other orgs must not make it believe.
 */
async function ofOrg(
  ids: RawBuilder<{ id: number }>,
  { database, orgId, hasOtherOrgs }: TermContext
): Promise<RawBuilder<{ id: number }>> {
  if (!database.sumsFirst || !(await hasOtherOrgs())) {
    return ids;
  }
  const { from, where } = joinToGroups(ids);
  return sql`select alert_groups.id from ${from} where ${where} and alert_groups.org_id = ${orgId}`;
}

function noteCondition(pattern: Pattern, { database, orgId }: TermContext): Condition {
  const indexed = pattern.map(foldCase).filter((piece) => [...piece].length >= shortestIndexed);
  const matches = sql`type = 'noted' and ${database.foldedNote} like ${toLikeAnywhere(pattern)} escape '\\'`;
  return {
    test: sql`(note_count > 0 and exists (select 1 from events where group_id = alert_groups.id and ${matches}))`,
    sets:
      indexed.length === 0
        ? null
        : [
            sql`select distinct group_id as id from events
              where org_id = ${orgId} and id in (${database.findTexts('note_index', indexed)})`,
          ],
  };
}

/** With more integrations an index would have to look at too many places. */
const mostPlaces = 50;

/** A term whose groups are those of some integrations. */
export type IntegrationTerm = TermOf<'integration' | 'type'>;

async function integrationCondition(term: IntegrationTerm, context: TermContext): Promise<Condition> {
  const { named } = await findMeantIntegrations(term, context);
  return equally(term, ofIntegrations(context.orgId, named));
}

/** The integrations that the term names, and those whose groups it means, which are all others where it says `!=`. */
export async function findMeantIntegrations(
  term: IntegrationTerm,
  { integrations }: Pick<TermContext, 'integrations'>
): Promise<{ readonly named: readonly number[]; readonly meant: readonly number[] }> {
  const known = await integrations();
  const isNamed = ({ uid, name, type }: NamedIntegration) =>
    term.kind === 'type' ? type === term.value : matchesAny(term.pattern, [uid, name]);
  const idsOf = (wanted: boolean) => known.filter((one) => isNamed(one) === wanted).map(({ id }) => id);
  return { named: idsOf(true), meant: idsOf(term.comparison !== 'differs') };
}

/** Groups of the integrations. */
export function ofIntegrations(orgId: number, ids: readonly number[]): Condition {
  if (ids.length === 0) {
    return never;
  }
  const test = sql<boolean>`integration_id in ${oneOf(ids)}`;
  const places = sql<{ id: number }>`select id from alert_groups
    where org_id = ${orgId} and ${test} and state in (${sql.join(states)}) and deleted_at is null`;
  return { test, sets: ids.length > mostPlaces ? null : [places], isExact: true };
}

/** More labels than this are looked up in the database while it tests groups. */
const mostLabels = 200;

/** As many labels as a group may have. */
const fewLabels = 8;

async function labelCondition(
  { name, pattern }: TermOf<'label'>,
  { database, orgId }: TermContext
): Promise<Condition> {
  const { db } = database;
  const text = plainText(pattern);
  const query = db.selectFrom('labels').select('id').where('org_id', '=', orgId).where('name', '=', name);
  const matching =
    text === null
      ? query.where(sql<boolean>`folded like ${toLike(pattern)} escape '\\'`)
      : query.where('folded', '=', text);
  const labels = await matching.limit(mostLabels + 1).execute();
  if (labels.length === 0) {
    return never;
  }
  const wanted = labels.length > mostLabels ? sql`(${matching})` : oneOf(labels.map(({ id }) => id));
  // A group has few labels, so that a look at each of the wanted ones would take longer.
  const label = labels.length > fewLabels ? database.aside('label_id') : sql`label_id`;
  return {
    ...existing(sql`group_labels where group_id = alert_groups.id and ${label} in ${wanted}`, database),
    // A group has one value for each name.
    sets: [sql`select group_id as id from group_labels where label_id in ${wanted}`],
    isExact: true,
  };
}

async function byCondition(who: TermOf<'by'>['who'], context: TermContext): Promise<Condition> {
  const { orgId, me } = context;
  if (who === 'nobody') {
    return testOnly(sql`not exists (select 1 from group_people where group_id = alert_groups.id)`);
  }
  if (who === 'me') {
    return me === null ? never : ofPeople(context, sql`login = ${me}`);
  }
  const people = await context.database.db
    .selectFrom('group_people')
    .select(['login', 'name'])
    .distinct()
    .where('org_id', '=', orgId)
    .execute();
  const meant = people.filter(({ login, name }) => matchesAny(who, [login, name, ...name.split(/\s+/)]));
  return meant.length === 0
    ? never
    : ofPeople(
        context,
        sql`(login, name) in (values ${sql.join(meant.map(({ login, name }) => sql`(${login}, ${name})`))})`
      );
}

function ofPeople({ database, orgId }: TermContext, isMeant: RawBuilder<unknown>): Condition {
  return {
    ...existing(sql`group_people where group_id = alert_groups.id and ${isMeant}`, database),
    sets: [sql`select distinct group_id as id from group_people where org_id = ${orgId} and ${isMeant}`],
    isExact: true,
  };
}

async function maintenanceCondition(pattern: Pattern, { database, orgId }: TermContext): Promise<Condition> {
  // Deleted ones too, as long as they are known.
  const known = await database.db
    .selectFrom('maintenance_windows')
    .select(['uid', 'name'])
    .where('org_id', '=', orgId)
    .execute();
  const meant = known.filter(({ uid, name }) => matchesAny(pattern, [uid, name])).map(({ uid }) => uid);
  if (meant.length === 0) {
    return never;
  }
  const isMeant = sql`maintained_groups.org_id = ${orgId} and maintained_groups.uid in (${sql.join(meant)})`;
  return {
    ...existing(sql`maintained_groups where maintained_groups.group_id = alert_groups.id and ${isMeant}`, database),
    sets: [sql`select distinct group_id as id from maintained_groups where ${isMeant}`],
    isExact: true,
  };
}

function keyCondition(pattern: Pattern, { database, orgId }: TermContext): Condition {
  const text = plainText(pattern);
  const prefix = foldCase(pattern[0] as string);
  const matches =
    text === null ? sql`folded >= ${prefix} and folded like ${toLike(pattern)} escape '\\'` : sql`folded = ${text}`;
  return {
    ...existing(sql`group_keys where group_id = alert_groups.id and ${matches}`, database),
    sets: [sql`select group_id as id from group_keys where org_id = ${orgId} and ${matches}`],
    isExact: true,
  };
}

/** Whether there is a row of a table. */
function existing(row: RawBuilder<unknown>, { ofEachRow }: Database): Pick<Condition, 'test' | 'rowTest'> {
  return {
    test: sql`exists (select 1 from ${row})`,
    rowTest: sql`exists (select 1 from ${row} ${ofEachRow})`,
  };
}

/** A condition on what alerts count of a group. */
function countersCondition(test: RawBuilder<boolean>, { database, orgId }: TermContext): Condition {
  return {
    ...existing(sql`alert_group_counts where group_id = alert_groups.id and ${test}`, database),
    sets: [sql`select group_id as id from alert_group_counts where group_org_id = ${orgId} and ${test}`],
    isExact: true,
  };
}

function timeCondition({ field, range }: TermOf<'time'>, context: TermContext): Condition {
  if (field === 'last') {
    return countersCondition(within(sql.ref('last_alert_at'), range, context.at), context);
  }
  return startedWithin(range, context);
}

/** Groups that started within the range. */
export function startedWithin(range: TimeRange, { orgId, at }: Pick<TermContext, 'orgId' | 'at'>): Condition {
  const test = within(sql.ref('started_at'), range, at);
  return {
    test,
    sets: [
      sql`select id from alert_groups
        where org_id = ${orgId} and state in (${sql.join(states)}) and deleted_at is null and ${test}`,
    ],
    isExact: true,
  };
}

function openCondition({ from, to }: TimeRange, { at }: TermContext): Condition {
  const started = to === null ? sql`1 = 1` : sql`started_at < ${timeOf(to, at)}`;
  const lasted = from === null ? sql`1 = 1` : sql`(resolved_at is null or resolved_at >= ${timeOf(from, at)})`;
  return testOnly(sql`(${started} and ${lasted})`);
}

function within(column: RawBuilder<unknown>, { from, to }: TimeRange, at: number): RawBuilder<boolean> {
  const bounds = [
    ...(from === null ? [] : [sql`${column} >= ${timeOf(from, at)}`]),
    ...(to === null ? [] : [sql`${column} < ${timeOf(to, at)}`]),
  ];
  return bounds.length === 0 ? sql`1 = 1` : sql`${sql.join(bounds, sql` and `)}`;
}

/** A moment in milliseconds since 1970. */
export function timeOf(moment: Moment, at: number): number {
  return 'at' in moment ? moment.at : at - moment.ago;
}
