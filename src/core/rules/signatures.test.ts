import { describe, expect, test } from 'vitest';
import { documentOf, findingsOf, pathsOf } from '../../../tests/support/rule-content.ts';
import { exampleNotMatched } from './example-not-matched.ts';
import { invalidTemplate } from './invalid-template.ts';
import { nearMissMatched } from './near-miss-matched.ts';

const LIMIT = 'QueuePool limit of size <int:size> overflow <int> reached';
const LINE = 'QueuePool limit of size 5 overflow 10 reached';

const error = (id: string, data: object) =>
	documentOf('error', id, { signatures: [{ template: LIMIT, strength: 'message' }], examples: [LINE], ...data });

describe('an invalid template', () => {
	const find = (data: object) => findingsOf(invalidTemplate, [error('pool-limit', data)]);
	const template = (text: string, more: object = {}) => ({ template: text, strength: 'message', ...more });

	test('has the position of the fault in it', () => {
		const findings = find({ signatures: [template(LIMIT), template('broker <number> depth exceeded')] });
		expect(findings[0]?.message).toContain('"<number>" is not a gap');
		expect(pathsOf(findings)).toEqual(['signatures.1.template.<number> depth exceeded']);
	});

	test('that is listed twice is reported once, where it is listed again', () => {
		const findings = find({ signatures: [template(LIMIT), template('broker queue depth exceeded'), template(LIMIT)] });
		expect(pathsOf(findings)).toEqual(['signatures.2.template']);
		expect(findings[0]?.help).toBe('Delete one of the two.');
	});

	test('as a condition is found in the list that has it, on the page or at its template', () => {
		const bad = 'pool <number>';
		expect(
			pathsOf(find({ signatures: [template(LIMIT, { strength: 'generic' })], beside: ['sqlalchemy', bad] })),
		).toEqual(['beside.1']);
		expect(pathsOf(find({ unless: ['refused', bad] }))).toEqual(['unless.1']);
		expect(pathsOf(find({ signatures: [template(LIMIT, { strength: 'generic', beside: [bad] })] }))).toEqual([
			'signatures.0.beside.0',
		]);
		expect(
			pathsOf(
				find({ signatures: [template('broker queue depth exceeded'), template(LIMIT, { unless: ['refused', bad] })] }),
			),
		).toEqual(['signatures.1.unless.1']);
	});

	test('"beside" without a generic template has no effect, on the page or at its template', () => {
		expect(pathsOf(find({ beside: ['sqlalchemy'] }))).toEqual(['beside']);
		expect(pathsOf(find({ signatures: [template(LIMIT, { beside: ['sqlalchemy'] })] }))).toEqual([
			'signatures.0.beside',
		]);
	});
});

describe('an example', () => {
	test('that no signature matches is reported at its place', () => {
		const findings = findingsOf(exampleNotMatched, [error('pool-limit', { examples: [LINE, 'pool is empty'] })]);
		expect(pathsOf(findings)).toEqual(['examples.1']);
		expect(findings[0]?.message).toContain('No signature of this page matches this example');
	});

	test('that another page matches better names that page and its signature', () => {
		const longer = `sqlalchemy pool: ${LIMIT}, connection timed out`;
		const other = error('pool-timeout', {
			signatures: [{ template: longer, strength: 'message' }],
			examples: [`sqlalchemy pool: ${LINE}, connection timed out`],
		});
		const own = error('pool-limit', { examples: [LINE, `sqlalchemy pool: ${LINE}, connection timed out`] });
		const findings = findingsOf(exampleNotMatched, [own, other]);
		expect(pathsOf(findings)).toEqual(['examples.1']);
		expect(findings[0]?.message).toMatch(/gets "pool-timeout" first, because of its signature "sqlalchemy pool: /);
	});

	test('of a page with an invalid template is not reported, because that template may be the right one', () => {
		const invalid = [{ template: 'pool <number>', strength: 'message' }];
		expect(findingsOf(exampleNotMatched, [error('pool-limit', { signatures: invalid })])).toEqual([]);
	});
});

test('a near miss that matches is reported at its place', () => {
	expect(pathsOf(findingsOf(nearMissMatched, [error('pool-limit', { nearMisses: ['pool is empty', LINE] })]))).toEqual([
		'nearMisses.1',
	]);
});
