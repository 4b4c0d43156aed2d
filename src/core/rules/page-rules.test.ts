import { expect, test } from 'vitest';
import { AT, documentOf, findingsOf, pathsOf } from '../../../tests/support/rule-content.ts';
import type { BodyFacts } from '../entry.ts';
import { EvidenceRunSchema, ExpectSchema } from '../schema/kinds/snippet.ts';
import { derivedFigure } from './derived-figure.ts';
import { duplicateAlias } from './duplicate-alias.ts';
import { duplicateCode } from './duplicate-code.ts';
import { impossibleTimes } from './impossible-times.ts';
import { scriptInBody } from './script-in-body.ts';
import { unfinishedDraft } from './unfinished-draft.ts';
import { unknownSource } from './unknown-source.ts';
import { unlabelledCommand } from './unlabelled-command.ts';
import { unmetStage } from './unmet-stage.ts';
import { unprovenSnippet } from './unproven-snippet.ts';
import { unsafeLink } from './unsafe-link.ts';

const RUN = {
	variant: 'broken',
	ranAt: '2025-01-01T10:00:00Z',
	durationMs: 1,
	versions: {},
	sourceHash: '0'.repeat(64),
	exit: 0,
};

const page = (body: Partial<BodyFacts>, data: object = {}) => documentOf('term', 'x', data, body);

test('an alias that is also an id, or listed twice, says whose it is', () => {
	const messages = (...aliases: [string, string[]][]) =>
		findingsOf(
			duplicateAlias,
			aliases.map(([id, list]) => documentOf('error', id, { aliases: list })),
		).map(({ file, message }) => `${file}: ${message}`);
	expect(messages(['a', ['old', 'old']])).toEqual(['error/a.mdx: The alias "old" is listed twice on this page.']);
	expect(messages(['a', ['a']])).toEqual(['error/a.mdx: The alias "a" is the id of this page itself.']);
	expect(messages(['a', ['b']], ['b', []])).toEqual([
		'error/a.mdx: The alias "b" is the id of error/b.mdx, so old links would lead there.',
	]);
	expect(messages(['a', ['old']], ['b', ['old']])).toEqual([
		'error/b.mdx: The alias "old" already belongs to error/a.mdx, so old links could lead to either page.',
	]);
});

test('a code that is listed twice says whose it is', () => {
	const messages = (...codes: string[][]) =>
		findingsOf(
			duplicateCode,
			codes.map((list, index) => documentOf('error', `e${index}`, { codes: list })),
		).map(({ message }) => message.split(',')[0]);
	expect(messages(['3o7r', '3O7R'])).toEqual(['The code "3O7R" already belongs to this page']);
	expect(messages(['3o7r'], ['53300', '3o7r'])).toEqual(['The code "3o7r" already belongs to error/e0.mdx']);
});

test('the first line of a script is cut after 40 characters', () => {
	const message = (source: string) =>
		findingsOf(scriptInBody, [page({ scripts: [{ what: 'expression', source, position: AT }] })])[0]?.message;
	expect(message(`{${'x'.repeat(38)}}\n{y}`)).toBe(`"{${'x'.repeat(38)}}" would be run as JavaScript.`);
	expect(message(`{${'x'.repeat(39)}}`)).toBe(`"{${'x'.repeat(38)}…" would be run as JavaScript.`);
});

test('a placeholder in a block is below the opening line of the block, if that line is known', () => {
	const positionOf = (position: typeof AT) => {
		const fences = [{ language: 'text', meta: {}, code: 'one\nBLANK: two.', position }];
		return findingsOf(unfinishedDraft, [page({ fences })]).map((finding) => finding.position);
	};
	expect(positionOf(AT)).toMatchObject([{ at: 'source', line: 11 }]);
	expect(positionOf({ at: 'unknown' })).toEqual([{ at: 'unknown' }]);
});

test('an unknown source of a claim gets the closest id, or all of them', () => {
	const help = (...ids: string[]) => {
		const data = { sources: ids.map((id) => ({ id })), claims: [{ source: 'notes' }] };
		return findingsOf(unknownSource, [documentOf('postmortem', 'x', data)])[0]?.help;
	};
	expect(help('note', 'chat')).toBe('Did you mean "note"?');
	expect(help('chat', 'wiki')).toBe('Add it there, or name a listed source: "chat" or "wiki".');
	expect(help('notes')).toBeUndefined();
});

test('an unknown effect of a command gets the closest one, or the advice to be careful', () => {
	const help = (effect: string) => {
		const fences = [{ language: 'sh', meta: { effect }, code: 'true', position: AT }];
		return findingsOf(unlabelledCommand, [page({ fences })])[0]?.help;
	};
	expect(help('chnge')).toBe('Did you mean "change"?');
	expect(help('harmless')).toBe('If in doubt, use the more dangerous effect.');
});

test('a review on a page that is not reviewed names its stage', () => {
	const review = { by: 'orders', on: '2025-01-01', due: '2026-01-01' };
	const messages = (data: object) =>
		findingsOf(unmetStage, [documentOf('term', 'x', data)]).map(({ message }) => message);
	expect(messages({ review })).toContain('This page has a review, but its stage is "unreviewed".');
	expect(messages({ stage: 'imported', review })).toContain('This page has a review, but its stage is "imported".');
});

test('an incomplete address is not a link', () => {
	const links = ['https:/example.org', 'https://', 'https://example.org/'].map((url) => ({ url, position: AT }));
	expect(findingsOf(unsafeLink, [page({ links })]).map(({ message }) => message)).toEqual([
		'"https:/example.org" is not a complete address.',
		'"https://" is not a complete address.',
	]);
});

test('figures that overlap are reported once', () => {
	const found = (text: string) =>
		findingsOf(derivedFigure, [documentOf('postmortem', 'x', {}, { texts: [{ text, position: AT }] })]).map(
			({ message }) => message.split(' is ')[0],
		);
	expect(found('Now 250 % of capacity.')).toEqual(['"250 % of capacity"']);
	expect(found('It fell by 30 % less.')).toEqual(['"by 30 %"']);
});

test('an incident that was detected after its end ended by itself, and may be investigated later', () => {
	const timeline = [{ at: '2025-01-01T13:00Z', kind: 'repair' }];
	const paths = (times: object) =>
		pathsOf(findingsOf(impossibleTimes, [documentOf('postmortem', 'x', { times, timeline })]));
	expect(paths({ detected: '2025-01-01T12:00Z', resolved: '2025-01-01T11:00Z' })).toEqual([]);
	expect(paths({ detected: '2025-01-01T10:00Z', resolved: '2025-01-01T11:00Z' })).toEqual(['timeline.0.at']);
	// A page with faults may lack a time.
	expect(paths({ detected: '2025-01-01T12:00Z' })).toEqual([]);
});

test('evidence that names other errors than the matcher finds now is stale', () => {
	const error = documentOf('error', 'pool-limit', {
		signatures: [{ template: 'QueuePool limit of size <int> reached', strength: 'message' }],
		examples: ['QueuePool limit of size 5 reached'],
	});
	const problems = (...recognised: string[]) => {
		const output = 'QueuePool limit of size 5 reached\n';
		const run = EvidenceRunSchema.parse({ ...RUN, output, recognised });
		const runs = [{ snippet: 'fill', file: 'x', position: AT, expect: ExpectSchema.parse({ exit: 0 }), run }];
		return findingsOf(unprovenSnippet, [error], { runs });
	};
	expect(problems('pool-limit')).toEqual([]);
	expect(problems('other')[0]?.message).toContain('no longer recognises the errors');
	expect(problems()[0]?.message).toContain('no longer recognises the errors');
});
