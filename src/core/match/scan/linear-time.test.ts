import { describe, expect, test } from 'vitest';
import { cpuMs } from '../../../../tests/support/cpu-ms.ts';
import { match } from '../match.ts';
import { testIndex } from '../quality/test-signatures.ts';
import { findVerified } from '../verify/find-verified.ts';

const index = testIndex();

describe('any text', () => {
	test.each([
		['one line of one letter', 'a'.repeat(2_000_000)],
		['one line of anchors', 'QueuePool '.repeat(200_000)],
		['one line of beginnings of a message', 'Executing '.repeat(200_000)],
		['only escapes', '\\'.repeat(2_000_000)],
		['only ESC', '\u001b['.repeat(1_000_000)],
		['only line breaks', '\n'.repeat(2_000_000)],
		['only opening tags', '<b '.repeat(700_000)],
		['only entities', '&amp;'.repeat(400_000)],
		['only lone surrogates', '\ud800'.repeat(1_000_000)],
		['deeply nested JSON', '{"a":'.repeat(330_000) + '1' + '}'.repeat(330_000)],
		['quotes that never close', "Method '".repeat(250_000)],
	])(
		'of 2 MB is read in time linear to its length: %s',
		(_, text) => {
			const start = cpuMs();
			match(index, text);
			expect(cpuMs() - start).toBeLessThan(3_000);
		},
		60_000,
	);

	test.each([
		['whole messages on one line', 'ERROR: deadlock detected; sorry, too many clients already. '],
		['messages far apart on one line', `dial tcp 10.0.0.1:5432: i/o timeout ${'x '.repeat(280)}`],
		['records without line breaks', '{"msg":"QueuePool limit of size 5 overflow 10 reached"},'],
		['halves of messages on one line', 'QueuePool limit of size 5 overflow 10 '],
		['halves with a free gap on one line', 'Executing <Task pending name=1> deadlock detected '],
		['one word with every separator but a space', 'QueuePool,limit,of,size,5,overflow,10,'],
		['messages in lines', 'ERROR: deadlock detected\n'],
		['words cut by line breaks', 'Queue\nPool lim\nit of si\nze 5\n'],
	])(
		'takes the same time per megabyte when it is four times as long: %s',
		(_, part) => {
			const of = (size: number): string => part.repeat(Math.ceil(size / part.length));
			const timeOf = (text: string): number => {
				const start = cpuMs();
				findVerified(index, text);
				return cpuMs() - start;
			};
			timeOf(of(50_000));
			const short = Math.min(timeOf(of(250_000)), timeOf(of(250_000)));
			// The exact factor is four; a quadratic search would take sixteen times as long.
			expect(Math.min(timeOf(of(1_000_000)), timeOf(of(1_000_000))) / Math.max(short, 5)).toBeLessThan(10);
		},
		60_000,
	);
});
