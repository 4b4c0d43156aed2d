import { expect, test } from 'vitest';
import { statusOf, table } from './report.ts';

test('a table has columns as wide as their widest cell, and right-aligned numbers', () => {
	const rows = [
		['snippet', 'seconds', 'result'],
		['leak', '0.1', 'as expected'],
		['pool-is-full', '30.0', 'NOT RUN'],
	];
	expect(table(rows)).toBe(
		['snippet       seconds  result', 'leak              0.1  as expected', 'pool-is-full     30.0  NOT RUN', ''].join(
			'\n',
		),
	);
});

test('a run that did not happen is a failure unless allowed, and never hides a difference', () => {
	expect(statusOf(['unchanged', 'recorded'], false)).toBe(0);
	expect(statusOf(['unchanged', 'not run'], false)).toBe(4);
	expect(statusOf(['unchanged', 'not run'], true)).toBe(0);
	expect(statusOf(['not run', 'failed'], false)).toBe(1);
	expect(statusOf(['not run', 'different'], true)).toBe(1);
});
