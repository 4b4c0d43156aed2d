import { expect, test } from 'vitest';
import { cpuMs } from '../../../tests/support/cpu-ms.ts';
import { searchWords } from './search-words.ts';
import type { WordEntry } from './word-entry.ts';
import { buildWordIndex } from './word-index.ts';

const KINDS = ['alert', 'runbook', 'error', 'snippet'] as const;
const TOPICS = [
	'connection pool',
	'event loop',
	'token',
	'statement timeout',
	'session',
	'replica',
	'queue',
	'certificate',
];
const FAILURES = ['is full', 'leaks', 'is blocked', 'has expired', 'was refused', 'timed out', 'lost its leader'];

/** 2,000 entries with 4,000 different words, half of which share their words with many others. */
const index = buildWordIndex(
	Array.from({ length: 2000 }, (_, at): WordEntry => {
		const [topic, failure] = [TOPICS[at % TOPICS.length] ?? '', FAILURES[at % FAILURES.length] ?? ''];
		return {
			kind: KINDS[at % KINDS.length] ?? 'error',
			id: `entry-${at}`,
			title: `The ${topic} of service ${nameOf(at)} ${failure}`,
			line: `Requests of ${nameOf(at * 7)} wait for the ${topic} until they time out.`,
			names: [`E${at}`],
			near: `${topic} postgres sqlalchemy kubernetes`,
			text: `connection refused reset timeout limit reached ${nameOf(at * 31)}`,
		};
	}),
);

test.each([
	'co',
	'conection leak',
	'connection pool of the service is full and requests time out',
	'sqlalchemi pol timout',
	'E1234',
	'HighErrorRate',
])('among 2,000 entries, "%s" takes less than 5 ms', (query) => {
	searchWords(index, query, 5);
	const times = Array.from({ length: 15 }, () => {
		const start = cpuMs();
		searchWords(index, query, 5);
		return cpuMs() - start;
	}).sort((a, b) => a - b);
	console.info(`${query}: ${times[7]?.toFixed(2)} ms`);
	expect(times[7]).toBeLessThan(5);
});

/** A name of letters, different for each number below 50,000. */
function nameOf(number: number): string {
	return [...String((number * 7919) % 50_021)].map((digit) => 'kamirotesu'[Number(digit)]).join('') + 'x';
}
