import { describe, expect, test } from 'vitest';
import { lintTemplates } from './lint.ts';
import type { LintedError } from './lint.ts';

function error(id: string, templates: string[], more: Partial<LintedError> = {}): LintedError {
	return {
		error: id,
		codes: [],
		supersedes: [],
		examples: [],
		nearMisses: [],
		templates: templates.map((template) => ({ template, strength: 'message' })),
		...more,
	};
}

const POOL = 'QueuePool limit of size <int> overflow <int> reached';
const LINE = 'QueuePool limit of size 5 overflow 10 reached';

describe('the linter', () => {
	test('reports nothing for valid templates', () => {
		expect(
			lintTemplates([error('pool', [POOL], { examples: [LINE], nearMisses: ['QueuePool is full'] })], ['all is well']),
		).toEqual([]);
	});

	test('reports a template that does not parse, with the place', () => {
		expect(lintTemplates([error('a', ['limit <size> reached'])], [])).toMatchObject([
			{ kind: 'invalid', error: 'a', at: 6 },
		]);
	});

	test('reports a template that reads like an earlier one', () => {
		expect(lintTemplates([error('pool', [POOL, POOL.toUpperCase().replaceAll('<INT>', '<int>')])], [])).toMatchObject([
			{ kind: 'duplicate', error: 'pool' },
		]);
	});

	test('reports ordinary words, but not a distinctive one', () => {
		const findings = lintTemplates(
			[error('weak', ['the request failed']), error('class', ['DetachedInstanceError'])],
			[],
		);
		expect(findings).toMatchObject([{ kind: 'too-weak', error: 'weak', template: 'the request failed' }]);
	});

	test('reports an example that is not found, or that another error wins', () => {
		const longer = `${POOL}, connection timed out, timeout <float>`;
		const findings = lintTemplates(
			[
				error('pool', [POOL], { examples: ['Pool exhausted', `${LINE}, connection timed out, timeout 30.00`] }),
				error('longer', [longer]),
			],
			[],
		);
		expect(findings).toMatchObject([
			{ kind: 'example-not-matched', error: 'pool', example: 'Pool exhausted' },
			{ kind: 'example-won-by-other', error: 'pool', other: 'longer', template: longer },
		]);
	});

	test('reports a template that finds another error’s example, unless one of them says so', () => {
		const example = `DetachedInstanceError: ${LINE}`;
		const pool = error('pool', [POOL], { examples: [example] });
		expect(lintTemplates([pool, error('detached', ['DetachedInstanceError'])], [])).toMatchObject([
			{ kind: 'matches-example-of-other', error: 'detached', other: 'pool', example },
		]);
		expect(
			lintTemplates([{ ...pool, supersedes: ['detached'] }, error('detached', ['DetachedInstanceError'])], []),
		).toEqual([]);
	});

	test('reports a message that other programs print too, unless it is generic', () => {
		const shared = ['rsync: read error: Connection reset by peer (104)'];
		const weak = error('reset', ['error: Connection reset by peer']);
		expect(lintTemplates([weak], [], shared)).toMatchObject([
			{ kind: 'not-generic', error: 'reset', template: 'error: Connection reset by peer', line: shared[0] },
		]);
		const generic = {
			...weak,
			templates: [{ template: 'error: Connection reset by peer', strength: 'generic' as const, beside: ['redis'] }],
		};
		expect(lintTemplates([generic], shared, shared)).toEqual([]);
	});

	test('accepts a generic template of few words, but not of one word', () => {
		const lint = (template: string) =>
			lintTemplates([{ ...error('pool', []), templates: [{ template, strength: 'generic', beside: ['redis'] }] }], []);
		expect(lint('Pool exhausted')).toEqual([]);
		expect(lint('timeout')).toMatchObject([{ kind: 'too-weak' }]);
	});

	test('reports a generic template whose conditions make it known in an ordinary line', () => {
		const pool = {
			...error('pool', []),
			templates: [{ template: 'Pool exhausted', strength: 'generic' as const, beside: ['INFO'] }],
		};
		expect(lintTemplates([pool], ['INFO Pool exhausted', 'Pool exhausted'])).toMatchObject([
			{ kind: 'matches-background', line: 'INFO Pool exhausted' },
		]);
	});

	test('reports conditions that are not templates or have no effect', () => {
		const pool: LintedError = {
			...error('pool', [POOL]),
			beside: ['redis'],
			unless: ['<*>'],
			templates: [{ template: POOL, strength: 'message', beside: ['pg'], unless: ['Connection refused'] }],
		};
		expect(lintTemplates([pool], [])).toMatchObject([
			{ kind: 'invalid-condition', template: undefined, condition: '<*>' },
			{ kind: 'invalid-condition', template: POOL, condition: 'pg' },
			{ kind: 'idle-condition', template: undefined },
			{ kind: 'idle-condition', template: POOL },
		]);
	});

	test('reports a near miss only if it is known', () => {
		const pool: LintedError = {
			...error('pool', []),
			unless: ['Connection refused'],
			templates: [{ template: POOL, strength: 'message' }],
			nearMisses: [`${LINE}: Connection refused`],
		};
		expect(lintTemplates([pool], [])).toEqual([]);
	});

	test('reports near misses and background lines that are found', () => {
		const findings = lintTemplates([error('pool', [POOL], { nearMisses: [LINE] })], ['ordinary', `INFO ${LINE}`]);
		expect(findings).toMatchObject([
			{ kind: 'near-miss-matched', error: 'pool', nearMiss: LINE },
			{ kind: 'matches-background', error: 'pool', line: `INFO ${LINE}` },
		]);
	});
});
