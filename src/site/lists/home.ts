import { alertAddress } from '../../core/alerts/address.ts';
import { buildDirectory, factsOf } from '../../core/alerts/directory.ts';
import { plainText } from '../../core/text/prose/inline.ts';
import { count } from '../../core/text/prose/words.ts';
import { entriesOf } from '../library.ts';
import { href } from '../settings.ts';
import { allActions, isOpen, isOverdue } from './actions.ts';
import { inListOrder } from './listing.ts';
import { postmortemRows, type PostmortemRow } from './rows/postmortems.ts';
import { recentRunbooks, type RunbookRow } from './rows/runbooks.ts';

/** The home page shows only a part of each list, so that the page does not grow with the content. */
const MAX_ALERTS = 16;
const MAX_RUNBOOKS = 6;
const MAX_INCIDENTS = 4;

/** The data of the home page. */
export async function homePage(): Promise<Home> {
	const [runbooks, postmortems, paths, errors] = await Promise.all([
		recentRunbooks(),
		entriesOf('postmortem'),
		entriesOf('path'),
		entriesOf('error'),
	]);
	const alerts = await alertsOf(runbooks);
	const [first] = paths;
	return {
		errors: errors.length,
		alerts: alerts.slice(0, MAX_ALERTS).sort((a, b) => a.name.localeCompare(b.name, 'en')),
		hasMoreAlerts: alerts.length > MAX_ALERTS,
		runbooks: runbooks.slice(0, MAX_RUNBOOKS),
		incidents: await postmortemRows(inListOrder(postmortems).slice(0, MAX_INCIDENTS)),
		path: first && { id: first.id, title: plainText(first.data.title), summary: plainText(first.data.summary) },
		...(await repairs()),
	};
}

/** The alerts of all runbooks, those of the most recent runbooks first. */
async function alertsOf(runbooks: readonly RunbookRow[]): Promise<HomeAlert[]> {
	const { alerts } = buildDirectory((await entriesOf('runbook')).map(factsOf));
	const titles = new Map(runbooks.map(({ id, title }) => [id, title]));
	const names = runbooks.flatMap((runbook) => runbook.alerts.map(({ name }) => name.toLowerCase()));
	return [...new Set(names)].flatMap((lower) => {
		const known = alerts.get(lower);
		const [name] = known?.spellings ?? [];
		const [firstRunbook] = known?.runbooks ?? [];
		if (!known || name === undefined || !firstRunbook) return [];
		// A fork only tells causes apart, so it is not a cause itself.
		const causes = known.runbooks.filter(({ isFork }) => !isFork);
		const leadsTo =
			causes.length > 1 ? count(causes.length, 'possible cause') : titles.get((causes[0] ?? firstRunbook).id);
		return [{ name, href: href(alertAddress(name)), leadsTo: leadsTo ?? '' }];
	});
}

async function repairs(): Promise<Pick<Home, 'open' | 'overdue'>> {
	const open = (await allActions()).filter(isOpen);
	return { open: open.length, overdue: open.filter((action) => isOverdue(action)).length };
}

interface HomeAlert {
	name: string;
	href: string;
	/** The title of the alert's runbook, or the number of its possible causes. */
	leadsTo: string;
}

export interface Home {
	/** Number of known errors. */
	errors: number;
	alerts: HomeAlert[];
	hasMoreAlerts: boolean;
	/** The most recently used first. */
	runbooks: RunbookRow[];
	incidents: PostmortemRow[];
	/** The learning path for a newcomer. */
	path: { id: string; title: string; summary: string } | undefined;
	/** Number of open repairs. */
	open: number;
	/** Number of those past their due date. */
	overdue: number;
}
