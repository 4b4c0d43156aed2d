import type { Entry } from '../../core/entry.ts';
import { formatMinutes, incidentDay } from '../../core/incident/times.ts';
import { lastReproduction, runbookUse } from '../../core/runbook/trust.ts';
import { count } from '../../core/text/prose/words.ts';
import { openActionsOf } from '../lists/actions.ts';
import { rehearsalsOf } from '../lists/rehearsals.ts';
import { formatDay, formatMonth } from './dates.ts';
import { entriesOf, toLink } from '../library.ts';
import { evidenceOf } from './snippets.ts';
import { href } from '../settings.ts';

/**
 * What a responder should know before trusting a runbook, taken from evidence: when it was rehearsed; whether its errors
 * were reproduced, and with which versions; whether it was ever used, and whether that helped; and how many actions are
 * still open.
 */
export async function runbookTrust(runbook: Entry<'runbook'>): Promise<TrustFact[]> {
	const open = await openActionsOf(runbook.id);
	const facts = [...(await rehearsalFact(runbook)), await reproductionFact(runbook), await lastUseFact(runbook)];
	if (open.length === 0) return facts;
	return [
		...facts,
		{
			text: `${open.length} permanent ${open.length === 1 ? 'fix' : 'fixes'} still open`,
			href: href(`/actions/#${runbook.id}`),
		},
	];
}

/** One fact, or none if no rehearsal has run the current commands. */
async function rehearsalFact(runbook: Entry<'runbook'>): Promise<TrustFact[]> {
	const rehearsals = await rehearsalsOf(runbook);
	if (rehearsals?.last === undefined) return [];
	const total = Object.keys(rehearsals.plan.scenarios).length;
	return [
		{
			text: `Rehearsed ${formatDay(rehearsals.last)}`,
			href: href(`/rehearsals/#${runbook.id}`),
			detail: `in ${count(total, 'scenario')}: ${rehearsals.runs.length} right`,
		},
	];
}

async function reproductionFact({ data }: Entry<'runbook'>): Promise<TrustFact> {
	const snippets = await entriesOf('snippet');
	const runs = await Promise.all(
		snippets.map(async (snippet) => {
			const evidence = await evidenceOf(snippet.id);
			return (evidence?.runs ?? []).map((run) => ({ ...run, href: toLink(snippet).href }));
		}),
	);
	const last = lastReproduction(runs.flat(), data.errors);
	if (!last) return { text: 'Not reproduced' };
	const versions = Object.entries(last.run.versions).map(([name, version]) => `${name} ${version}`);
	return {
		text: `Reproduced ${formatDay(last.run.ranAt)}`,
		href: last.run.href,
		detail: `with ${versions.join(', ')} (${last.reproduced} of ${count(data.errors.length, 'error')})`,
	};
}

async function lastUseFact({ id, data }: Entry<'runbook'>): Promise<TrustFact> {
	const { last, record, uses, worked } = runbookUse(id, await entriesOf('postmortem'), data.happened);
	const tally = `worked in ${worked} of ${count(uses, 'use')}`;
	if (record) {
		const minutes = record.minutes === undefined ? '' : ` after ${formatMinutes(record.minutes)}`;
		const outcome = record.worked ? `and worked${minutes}` : 'and did not help';
		return { text: `Last used ${formatDay(record.on)}`, detail: `${outcome}; ${tally}` };
	}
	if (!last) return { text: 'Not yet used in an incident' };
	const day = incidentDay(last.incident.data.times);
	const when = day === undefined ? 'an incident' : `the incident of ${formatMonth(day)}`;
	const link = toLink(last.incident).href;
	if (uses === 0) return { text: `Written after ${when}`, href: link, detail: 'and not used since' };
	const outcome = last.outcome === 'worked' ? 'where it worked' : 'where it did not help';
	return { text: `Last used in ${when}`, href: link, detail: `${outcome}; ${tally}` };
}

/** One item of the list: its text, a link to the source, and optional detail. */
export interface TrustFact {
	text: string;
	href?: string;
	detail?: string;
}
