import { addressOf } from '../../core/address/address.ts';
import { count } from '../../core/text/prose/words.ts';
import { firstRunbook } from '../../core/verdict/cards/card-of.ts';
import { painter, type Paint } from '../../core/verdict/render/paint.ts';
import { printable } from '../../core/verdict/render/printable.ts';
import type { LocatedMatch } from '../../core/verdict/render/located.ts';
import { MatchStream } from '../../core/verdict/match-stream.ts';
import type { InteractiveIo } from '../io/io.ts';
import type { Knowledge } from '../knowledge.ts';
import { decodeText } from './decode-text.ts';

/**
 * Reads standard input as it grows. Prints each known error when it is first recognised. When the stream ends or the user
 * interrupts, prints how often each error was seen: the same counts as for the whole text at once. Holds only a bounded
 * part of the stream in memory.
 *
 * @returns 0 if an error was seen, otherwise 1.
 */
export async function follow(knowledge: Knowledge, io: InteractiveIo): Promise<number> {
	const paint = painter(io.colour);
	const interrupted = new AbortController();
	io.onInterrupt(() => interrupted.abort());
	const stopWatching = io.onOutputClosed(() => interrupted.abort());
	const stream = new MatchStream(knowledge.index);
	const seen = new Map<string, Sighting>();
	for await (const chunk of decodeText(io.stdin.read(interrupted.signal), { minLength: 0 })) {
		stream.add(chunk);
		const at = io.now();
		for (const match of stream.known) {
			const before = seen.get(match.error);
			if (!before) io.stdout(renderAnnouncement(match, at, knowledge, paint));
			if (before?.count === match.count) continue;
			const title = match.title ?? match.error;
			seen.set(match.error, { title, count: match.count, first: before?.first ?? at, last: at });
		}
	}
	stopWatching();
	// An error is not counted if later text shows that it was a different one.
	const sightings = stream.known.flatMap(({ error }) => seen.get(error) ?? []);
	io.stdout(renderSummary(sightings, paint));
	return sightings.length > 0 ? 0 : 1;
}

function renderAnnouncement(match: LocatedMatch, at: Date, { urlOf, errors }: Knowledge, paint: Paint): string {
	const values = match.params
		.filter(({ name, value }) => name !== undefined && value !== '')
		.map(({ name, value }) => `${name} ${printable(value, 80)}`);
	const data = errors.get(match.error)?.data;
	const runbook = data && firstRunbook(data);
	const lines = [
		match.matched,
		values.join(', '),
		paint('cyan', urlOf(addressOf('error', match.error))),
		runbook === undefined ? '' : `runbook ${paint('cyan', urlOf(addressOf('runbook', runbook)))}`,
	].filter((line) => line !== '');
	const times = match.count > 1 ? `, ${match.count} times` : '';
	const head = `${paint('grey', formatClock(at))}  ${paint('bold', match.title ?? match.error)}${times}`;
	return `${[head, ...lines.map((line) => `${' '.repeat(11)}${line}`)].join('\n')}\n`;
}

function renderSummary(sightings: readonly Sighting[], paint: Paint): string {
	if (sightings.length === 0) return 'No known error was seen.\n';
	const byCount = [...sightings].sort((a, b) => b.count - a.count);
	const width = String(byCount[0]?.count ?? 0).length;
	const rows = byCount.map(({ title, count: times, first, last }) => {
		return `  ${String(times).padStart(width)}  ${title}, ${paint('grey', formatSpan(first, last))}`;
	});
	return `\n${count(sightings.length, 'known error')} seen:\n${rows.join('\n')}\n`;
}

function formatSpan(first: Date, last: Date): string {
	return formatClock(first) === formatClock(last)
		? `at ${formatClock(first)}`
		: `${formatClock(first)} to ${formatClock(last)}`;
}

/** Formats a time in UTC, as in the logs of a cluster. */
function formatClock(at: Date): string {
	return `${at.toISOString().slice(11, 19)}Z`;
}

interface Sighting {
	title: string;
	count: number;
	first: Date;
	last: Date;
}
