import { incidentDay } from '../../core/incident/times.ts';
import type { AnyEntry } from '../../core/entry.ts';
import type { Kind } from '../../core/schema/primitives.ts';
import { count } from '../../core/text/prose/words.ts';
import { formatMonth } from '../parts/dates.ts';
import { library, toLink } from '../library.ts';

/**
 * The back-links of an entry, grouped and labelled from the reader's point of view: "Seen in 2 incidents". That group has
 * only the postmortems whose front matter names the entry; those that mention it only in their text have a group of their
 * own. Except for postmortems, entries that the page itself links to are left out, because they are already on the page.
 */
export async function backlinkGroups(entry: AnyEntry): Promise<BacklinkGroup[]> {
	const { graph } = await library();
	const ref = `${entry.kind}:${entry.id}`;
	const linked = new Set(graph.linksOf(ref).map((edge) => graph.resolve(edge.to)));
	const sources = graph
		.backlinksOf(ref)
		.filter((source) => !linked.has(source.entry) || source.entry.kind === 'postmortem');
	return GROUPS.flatMap(({ kind, heading, isMention }) => {
		const links = sources
			.filter((source) => source.entry.kind === kind)
			.filter((source) => isMention === undefined || isMention === source.edges.every((edge) => edge.via !== 'field'))
			.map((source) => {
				const { href, title } = toLink(source.entry);
				return { href, title, detail: detailOf(source.entry) };
			});
		return links.length === 0 ? [] : [{ title: heading(links.length), links }];
	});
}

/** `isMention` limits a group to entries that mention this one only in their text (true), or to all others (false). */
const GROUPS: { kind: Kind; isMention?: boolean; heading: (amount: number) => string }[] = [
	{ kind: 'postmortem', isMention: false, heading: (amount) => `Seen in ${count(amount, 'incident')}` },
	{ kind: 'postmortem', isMention: true, heading: () => 'Mentioned in' },
	{ kind: 'runbook', heading: () => 'Related runbooks' },
	{ kind: 'error', heading: () => 'Related errors' },
	{ kind: 'service', heading: (amount) => `Needed by ${count(amount, 'service')}` },
	{ kind: 'snippet', heading: () => 'Shown by' },
	{ kind: 'path', heading: () => 'Part of' },
	{ kind: 'term', heading: () => 'Named in the glossary under' },
];

function detailOf(entry: AnyEntry): string | undefined {
	if (entry.kind !== 'postmortem') return undefined;
	const day = incidentDay(entry.data.times);
	return day === undefined ? undefined : formatMonth(day);
}

interface BacklinkGroup {
	title: string;
	links: { href: string; title: string; detail: string | undefined }[];
}
