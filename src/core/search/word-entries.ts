import { buildDirectory, factsOf } from '../alerts/directory.ts';
import type { AnyEntry, Entry } from '../entry.ts';
import type { Graph } from '../graph/index.ts';
import { plainText } from '../text/prose/inline.ts';
import { count } from '../text/prose/words.ts';
import { forkCardOf } from '../verdict/cards/fork-card.ts';
import { tokensOf } from './tokens.ts';
import { KIND_ORDER, type WordEntry } from './word-entry.ts';

/** One {@link WordEntry} for each entry and each alert, sorted by kind (see `KIND_ORDER`) and then by id. */
export function wordEntriesOf(graph: Graph): WordEntry[] {
	const runbooks = graph.documents.filter((entry): entry is Entry<'runbook'> => entry.kind === 'runbook');
	const { alerts } = buildDirectory(runbooks.map(factsOf));
	const found = [
		...[...alerts].map(([lower, { spellings }]) => alertEntry(spellings[0] ?? lower, graph)),
		...graph.documents.map(wordEntryOf),
	];
	return found.sort((a, b) => orderOf(a) - orderOf(b) || (a.id < b.id ? -1 : 1));
}

/** Maximum number of characters in a line. The words after them go into `text`, so the search still finds them. */
const MAX_LINE = 140;
/** Maximum number of words in each of `near` and `text`, so that one long page cannot make the file large. */
const MAX_WORDS = 60;

function alertEntry(alert: string, graph: Graph): WordEntry {
	const card = forkCardOf({ kind: 'alert', id: alert }, graph);
	const { title = '', ask, causes = [] } = card ?? {};
	const line =
		ask && causes.length > 1 ? `${count(causes.length, 'possible cause')}. First question: ${ask.text}` : title;
	return packed({ kind: 'alert', id: alert, title: alert, line, text: causes.map(({ name }) => name).join(' ') });
}

function wordEntryOf(entry: AnyEntry): WordEntry {
	const { kind, id } = entry;
	const { title, aliases, tags } = entry.data;
	const { line, names = [], near = [], text = [] } = fieldsOf(entry);
	return packed({
		kind,
		id,
		title: plainText(title),
		line: plainText(line),
		names: [...names, ...aliases],
		near: [...tags, ...near].map(plainText).join(' '),
		text: text.map(plainText).join(' '),
	});
}

function fieldsOf(entry: AnyEntry): Fields {
	switch (entry.kind) {
		case 'error': {
			const { meaning, codes, component, signatures } = entry.data;
			const messages = signatures.map(({ template }) => template.replaceAll(/<[^>]*>/g, ' '));
			return { line: meaning, names: codes, near: [component, ...messages.slice(0, 1)], text: messages.slice(1) };
		}
		case 'runbook': {
			const { summary, alerts, symptoms, services, discriminators, mitigations } = entry.data;
			const causes = discriminators.map(({ lookAlike }) => lookAlike);
			const actions = mitigations.map(({ title }) => title);
			return { line: summary, near: [...alerts, ...symptoms, ...services], text: [...causes, ...actions] };
		}
		case 'postmortem':
			return { line: entry.data.summary, near: entry.data.services };
		case 'snippet':
			return { line: entry.data.shows, near: [entry.data.language] };
		case 'term':
			return { line: entry.data.definition, names: entry.data.alsoCalled };
		default:
			return { line: entry.data.summary };
	}
}

/** Shortens an entry: cuts the line, and leaves out of `text` the words that an earlier field contains. */
function packed({ kind, id, title, line, names = [], near = '', text = '' }: WordEntry): WordEntry {
	const shownLine = cut(line);
	const known = new Set([title, id, shownLine, ...names].flatMap(tokensOf));
	const newWords = (words: string): string[] => {
		const fresh = wordsOf(words).filter((word) => tokensOf(word).some((token) => !known.has(token)));
		for (const token of fresh.flatMap(tokensOf)) known.add(token);
		return fresh.slice(0, MAX_WORDS);
	};
	// Words of the line stay in `near`, because a tag that the line mentions must still count as a tag.
	const nearWords = [...new Set(wordsOf(near))].slice(0, MAX_WORDS);
	for (const token of nearWords.flatMap(tokensOf)) known.add(token);
	// If the line was cut, `shownLine` ends with an ellipsis, in place of which the rest of the line begins. Otherwise,
	// only one character is left, which does not count as a word.
	const textWords = newWords(`${line.slice(shownLine.length - 1)} ${text}`);
	return {
		kind,
		id,
		title,
		line: shownLine,
		...(names.length > 0 && { names: [...new Set(names)] }),
		...(nearWords.length > 0 && { near: nearWords.join(' ') }),
		...(textWords.length > 0 && { text: textWords.join(' ') }),
	};
}

/** The words of a text as they are written, each once, without punctuation at either end. */
function wordsOf(text: string): string[] {
	const words = text.split(/[^\p{L}\p{N}_.:'-]+/u).map((word) => word.replaceAll(/^[_.:'-]+|[_.:'-]+$/g, ''));
	return [...new Set(words.filter((word) => word.length > 1))];
}

function cut(line: string): string {
	if (line.length <= MAX_LINE) return line;
	const end = line.lastIndexOf(' ', MAX_LINE);
	return `${line.slice(0, end > 0 ? end : MAX_LINE).replace(/[\s,;:.]+$/, '')}…`;
}

function orderOf({ kind }: WordEntry): number {
	return KIND_ORDER.indexOf(kind);
}

interface Fields {
	line: string;
	names?: readonly string[];
	near?: readonly string[];
	text?: readonly string[];
}
