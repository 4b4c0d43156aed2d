import type { Entry } from '../../../core/entry.ts';
import { oneLine, templateText } from '../../../core/lists/message-text.ts';
import { versionSpan } from '../../../core/lists/version-span.ts';
import type { ECOSYSTEMS } from '../../../core/schema/kinds/error.ts';
import { ERROR_GROUPS } from '../../../core/schema/kinds/error.ts';
import { plainText } from '../../../core/text/prose/inline.ts';
import { library, toLink } from '../../library.ts';
import { markMatch } from '../../machines/signatures.ts';
import { snippetsNamed, snippetView } from '../../parts/snippets.ts';
import { monthLink, type RowGroup } from './row.ts';

/** Names of the groups of errors, in the order of the list. */
export const GROUP_TITLES = {
	'pool-empty': 'No free connection',
	'server-full': 'Server is full',
	'one-session-two-users': 'One session, two users',
	'token-refused': 'Token refused',
	'load-and-transport': 'Load and transport',
	other: 'Other failures',
} as const satisfies Record<(typeof ERROR_GROUPS)[number], string>;

/** Names of the ecosystems to choose from. `any` is not among them, because such errors can occur anywhere. */
export const ECOSYSTEM_TITLES: Record<Exclude<(typeof ECOSYSTEMS)[number], 'any'>, string> = {
	python: 'Python',
	javascript: 'JavaScript',
	java: 'Java',
	go: 'Go',
	dotnet: '.NET',
	ruby: 'Ruby',
	php: 'PHP',
	rust: 'Rust',
	elixir: 'Elixir',
	'load-testing': 'Load testing',
};

export const RUN_TITLES = { here: 'Runs in the page', recorded: 'Recorded run' };

/** Maximum number of messages on one page of the list. Each row shows one, and the rest are variants, shared equally. */
const MAX_MESSAGES = 500;
/** Maximum number of incidents that a row names. */
const MAX_INCIDENTS = 3;

/** The rows of some errors, grouped by failure; in each group, those seen most often come first. */
export async function errorRows(errors: readonly Entry<'error'>[]): Promise<RowGroup<ErrorRow>[]> {
	const variants = Math.floor(MAX_MESSAGES / Math.max(1, errors.length)) - 1;
	const rows = await Promise.all(errors.map((entry) => errorRow(entry, variants)));
	return ERROR_GROUPS.map((id) => ({
		id,
		title: GROUP_TITLES[id],
		rows: rows
			.filter((row) => row.group === id)
			.sort((a, b) => b.seen - a.seen || a.message.localeCompare(b.message, 'en')),
	})).filter((group) => group.rows.length > 0);
}

async function errorRow(entry: Entry<'error'>, maxVariants: number): Promise<ErrorRow> {
	const { data, id } = entry;
	const [{ message, template }, incidents, run] = await Promise.all([messageOf(entry), incidentsOf(id), runOf(entry)]);
	const texts = data.signatures.filter((each) => each.template !== template).map((each) => templateText(each.template));
	const variants = [...new Set(texts)].filter((text) => text !== message);
	return {
		href: toLink(entry).href,
		title: plainText(data.title),
		meaning: plainText(data.meaning),
		message,
		variants: variants.slice(0, maxVariants),
		component: data.component,
		versions: versionSpan(data.signatures.flatMap(({ appliesTo }) => appliesTo?.[data.component] ?? [])),
		codes: data.codes,
		group: data.group,
		ecosystem: data.ecosystem,
		seen: incidents.length,
		incidents: incidents.slice(0, MAX_INCIDENTS).map(monthLink),
		run,
	};
}

/** The message as it appears in the first example, and the template that recognises it there. */
async function messageOf({ id, data }: Entry<'error'>): Promise<{ message: string; template: string | undefined }> {
	const [example = ''] = data.examples;
	// The text before the match, the match, the text after it, and the template.
	const marked = await markMatch(id, example);
	return { message: oneLine(marked?.[1] ?? example), template: marked?.[3] };
}

/** The incidents whose front matter names an error, as on its page. */
async function incidentsOf(id: string): Promise<Entry<'postmortem'>[]> {
	const { graph } = await library();
	return graph
		.backlinksOf(`error:${id}`)
		.filter(({ edges }) => edges.some(({ via }) => via === 'field'))
		.flatMap(({ entry }) => (entry.kind === 'postmortem' ? [entry] : []));
}

async function runOf({ data }: Entry<'error'>): Promise<ErrorRow['run']> {
	const [reproduction] = await snippetsNamed(data.snippets);
	if (!reproduction) return undefined;
	return (await snippetView(reproduction)).page.runs ? 'here' : 'recorded';
}

export interface ErrorRow {
	href: string;
	title: string;
	meaning: string;
	/** The message as a reader would paste it. */
	message: string;
	/** Further messages of the page, as templates. */
	variants: string[];
	component: string;
	/** The versions of the component that print the message; empty if all do, or if this is not known. */
	versions: string;
	codes: readonly string[];
	group: (typeof ERROR_GROUPS)[number];
	ecosystem: (typeof ECOSYSTEMS)[number];
	/** Number of incidents in which the error was seen. */
	seen: number;
	/** Up to three of these incidents. */
	incidents: { href: string; text: string }[];
	/** How the failure can be reproduced, if it can. */
	run: keyof typeof RUN_TITLES | undefined;
}
