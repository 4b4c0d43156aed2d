import { describe, expect, test } from 'vitest';
import { recognise } from './recognise.ts';

describe('codes', () => {
	test.each(['ERROR could not write', 'ERRORS: 3', 'EXCEPTION in worker', 'EMERGENCY stop', 'EVENT 7 handled'])(
		'are not the words of a log level or a heading: %s',
		(text) => {
			expect(recognise(text).codes).toEqual([]);
		},
	);

	test('of systems and databases are found next to such words', () => {
		expect(recognise('ERROR: connect ECONNREFUSED 10.0.0.4:5432 (SQLSTATE 53300), ER_CON_COUNT_ERROR').codes).toEqual([
			'53300',
			'ECONNREFUSED',
			'ER_CON_COUNT_ERROR',
		]);
	});
});
