import { alertAddress } from '../../../core/alerts/address.ts';
import type { Entry } from '../../../core/entry.ts';
import { incidentDay } from '../../../core/incident/times.ts';
import { runbookUse } from '../../../core/runbook/trust.ts';
import { NOT_RECORDED } from '../../../core/schema/primitives.ts';
import { plainText } from '../../../core/text/prose/inline.ts';
import { slugOf } from '../../../core/text/slug.ts';
import { entriesOf, linkTo, toLink } from '../../library.ts';
import { formatDay } from '../../parts/dates.ts';
import { lastEdited } from '../../parts/last-edited.ts';
import { href } from '../../settings.ts';
import { rehearsalsOf } from '../rehearsals.ts';
import type { RowGroup } from './row.ts';

/** The group of runbooks that name no service. */
const NO_SERVICE = 'no-service';

/** The rows of some runbooks, grouped by the first service that each names; the group without a service comes last. */
export async function runbookRows(runbooks: readonly Entry<'runbook'>[]): Promise<RowGroup<RunbookRow>[]> {
	const rows = await Promise.all(runbooks.map(runbookRow));
	const groups = Map.groupBy(rows, (row) => row.services[0]?.id ?? NO_SERVICE);
	return [...groups]
		.map(([id, members]) => ({ id, title: members[0]?.services[0]?.title ?? 'Any service', rows: members }))
		.sort((a, b) => Number(a.id === NO_SERVICE) - Number(b.id === NO_SERVICE) || a.title.localeCompare(b.title, 'en'));
}

/** The rows of all runbooks, the most recently used first. Then the unused ones, the latest rehearsal or edit first. */
export async function recentRunbooks(): Promise<RunbookRow[]> {
	const rows = await Promise.all((await entriesOf('runbook')).map(runbookRow));
	const rank = ({ latest: { is, day } }: RunbookRow) => `${is === 'used' ? 1 : 0}${day}`;
	return rows.sort((a, b) => rank(b).localeCompare(rank(a)) || a.title.localeCompare(b.title, 'en'));
}

async function runbookRow(entry: Entry<'runbook'>): Promise<RunbookRow> {
	const { data } = entry;
	const services = await Promise.all(data.services.map((id) => linkTo(`service:${id}`)));
	const owner = data.owner === undefined || data.owner === NOT_RECORDED ? undefined : data.owner;
	return {
		id: entry.id,
		href: toLink(entry).href,
		title: plainText(data.title),
		symptom: plainText(data.symptoms[0] ?? data.summary),
		alerts: data.alerts.map((name) => ({ name, href: href(alertAddress(name)) })),
		services: services.map(({ id, title }) => ({ id, title: plainText(title) })),
		owner: owner === undefined ? undefined : { id: slugOf(owner), title: owner },
		latest: await latestOf(entry),
	};
}

/** The last use of a runbook if there is one, else its last rehearsal, else its last edit. */
async function latestOf(entry: Entry<'runbook'>): Promise<RunbookRow['latest']> {
	const { last, record } = runbookUse(entry.id, await entriesOf('postmortem'), entry.data.happened);
	if (record) return { is: 'used', day: record.on, text: `Used ${formatDay(record.on)}${outcome(record.worked)}` };
	if (last && last.outcome !== 'written-after') {
		const day = incidentDay(last.incident.data.times) ?? '';
		const when = day === '' ? 'Used in an incident' : `Used ${formatDay(day)}`;
		return { is: 'used', day, text: `${when}${outcome(last.outcome === 'worked')}` };
	}
	const rehearsed = (await rehearsalsOf(entry))?.last?.slice(0, 10);
	if (rehearsed !== undefined) return { is: 'rehearsed', day: rehearsed, text: `Rehearsed ${formatDay(rehearsed)}` };
	const edited = (await lastEdited(entry))?.slice(0, 10);
	if (edited !== undefined) return { is: 'edited', day: edited, text: `Edited ${formatDay(edited)}` };
	return { is: 'nothing', day: '', text: '' };
}

function outcome(worked: boolean): string {
	return worked ? ', worked' : ', did not help';
}

export interface RunbookRow {
	id: string;
	href: string;
	title: string;
	symptom: string;
	alerts: { name: string; href: string }[];
	services: { id: string; title: string }[];
	owner: { id: string; title: string } | undefined;
	/** Its last use, or else its last rehearsal or edit: the day as `2026-03-02`, and a text for the reader. */
	latest: { is: 'used' | 'rehearsed' | 'edited' | 'nothing'; day: string; text: string };
}
