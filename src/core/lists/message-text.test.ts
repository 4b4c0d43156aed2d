import { expect, test } from 'vitest';
import { oneLine, templateText } from './message-text.ts';

test.each([
	['limit of size <int:pool size> overflow <int> reached', 'limit of size N overflow N reached'],
	['method <word:running method> took <float>s on <host:server>', 'method … took Ns on …'],
	['Timeout failure <*> stats', 'Timeout failure … stats'],
	[String.raw`state change to \<SessionTransactionState.<word:state>`, 'state change to <SessionTransactionState.…'],
	[String.raw`a \<int> b`, 'a <int> b'],
])('the template %j is shown as %j', (template, shown) => {
	expect(templateText(template)).toBe(shown);
});

test('a message is shown on one line, and a very long one is cut', () => {
	expect(oneLine('status = 14\n\tdetails  = "x"')).toBe('status = 14 details = "x"');
	expect(oneLine('ab '.repeat(100))).toHaveLength(150);
	expect(oneLine('ab '.repeat(100)).endsWith('ab…')).toBe(true);
});
