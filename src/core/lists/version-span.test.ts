import { expect, test } from 'vitest';
import { versionSpan } from './version-span.ts';

test.each([
	[['>=1.4'], '≥ 1.4'],
	[['>=1.4 <2.0', '>=2.0'], '≥ 1.4'],
	[['>=2.0.17', '>=2.0'], '≥ 2.0'],
	[['<0.33'], '< 0.33'],
	[['>=1.13 <1.81', '<1.13'], '< 1.81'],
	[['>=2.9 <2.10', '>=2.10 <3'], '≥ 2.9, < 3'],
	[['=1.2'], '≥ 1.2, ≤ 1.2'],
	[['>1.4'], '> 1.4'],
	[['>1.4 <=2', '>=1.4 <2'], '≥ 1.4, ≤ 2'],
])('%j together are the versions "%s"', (ranges, span) => {
	expect(versionSpan(ranges)).toBe(span);
});

test.each([[['>=5.1', '<2.2']], [['*']], [['>=1', '*']], [['German']], [['>=1', 'most']], [[]]])(
	'%j exclude no version that can be named',
	(ranges) => {
		expect(versionSpan(ranges)).toBe('');
	},
);
