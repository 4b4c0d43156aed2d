import { describe, expect, test } from 'vitest';
import { match } from '../match.ts';
import { buildIndex } from '../signatures/index-build.ts';
import { loadIndex } from '../signatures/index-load.ts';

const index = indexOf({
	shard: 'broker queue shard capacity exceeded while writing segment',
	status: 'replica answered status 503 while copying snapshot journal',
	fsync: 'segment fsync deadlock',
});

function indexOf(templates: Record<string, string>) {
	return loadIndex(
		buildIndex(
			Object.entries(templates).map(([error, template]) => ({
				error,
				title: `Title of ${error}`,
				codes: [],
				templates: [{ template, strength: 'message' as const }],
				supersedes: [],
			})),
		),
	);
}

const possible = (text: string) => {
	const { verdict, matches } = match(index, text);
	return verdict === 'possible' ? matches.map(({ error }) => error) : [];
};

describe('a part of a message is possible', () => {
	test.each([
		['with a word in two parts', 'broker queue shard capa city exceeded while writing segment', 'shard'],
		['cut inside its next word', 'broker queue shard capacity exceeded while writing seg', 'shard'],
		['cut inside its first word', 'oker queue shard capacity exceeded while writing segment', 'shard'],
		['with a mistyped word', 'segment fsnyc deadlock', 'fsync'],
	])('%s', (_what, text, error) => {
		expect(possible(text)).toEqual([error]);
	});

	test('with the title of its error', () => {
		const [found] = match(index, 'broker queue shard capacity exceeded while writing seg').matches;
		expect(found).toMatchObject({ error: 'shard', title: 'Title of shard', doubt: { why: 'part' } });
	});
});

describe('it is not possible', () => {
	test.each([
		['with another number', 'replica answered status 504 while copying snapshot journal'],
		['with other words between the words of a short message', 'segment of this fsnyc and one deadlock'],
		['with another word at its end', 'broker queue shard capacity exceeded while reading files'],
	])('%s', (_what, text) => {
		expect(possible(text)).toEqual([]);
	});
});

test('a message that is glued to the word after or before it is found, with its place', () => {
	const glued = indexOf({ many: 'broker says too many connections' });
	for (const text of ['broker says too many connectionsSQLSTATE', 'stateBroker says too many connections']) {
		const [found] = match(glued, text).matches;
		expect(found?.error).toBe('many');
		expect(text.slice(...(found?.span ?? [0, 0])).toLowerCase()).toBe('broker says too many connections');
	}
});
