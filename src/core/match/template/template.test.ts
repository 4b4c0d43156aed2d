import { describe, expect, test } from 'vitest';
import { parseTemplate } from './template.ts';

function shape(text: string): string {
	const parsed = parseTemplate(text);
	if (!parsed.ok) return parsed.message;
	return parsed.template.elements
		.map((each) => (each.is === 'word' ? each.word : `<${each.type}${each.name ? `:${each.name}` : ''}>`))
		.join(' ');
}

describe('a template', () => {
	test.each([
		['QueuePool limit of size <int:pool size> reached', 'queuepool limit of size <int:pool size> reached'],
		['after <int>ms (<float:s>s)', 'after <int> ms <float:s> s'],
		["Method <quoted> can't", 'method <quoted> can t'],
		['<host> refused', '<host> refused'],
		['Executing <Task <*>> took', 'executing task <*> took'],
		['of RPC that terminated with: <_InactiveRpcError', 'of rpc that terminated with inactiverpcerror'],
		['a plain \\<int> here', 'a plain int here'],
		['désolé', 'desole'],
	])('%s is read as words and gaps', (text, expected) => {
		expect(shape(text)).toBe(expected);
	});

	test.each([
		['size <number> reached', /"<number>" is not a gap/],
		['stmt_<int>', /begins inside a word/],
		['<word>ms late', /ends inside a word/],
		['<*> reached', /may not begin with <\*>/],
		['reached <*>', /may not end with <\*>/],
		['took <*> <float> seconds', /directly next to another gap/],
		['<int> <host>', /at least one word besides its gaps/],
		['a <int> b', /three letters/],
		['limit <int:pool "size">', /may contain only letters/],
		['one\ntwo three', /line breaks/],
		[`limit ${'x'.repeat(70)}`, /longer than 64/],
		['word '.repeat(61), /at most 60 words/],
	])('%j is rejected with a reason', (text, reason) => {
		expect(shape(text)).toMatch(reason);
	});

	test('that is invalid is reported with the offset of the problem', () => {
		expect(parseTemplate('limit of <size> reached')).toMatchObject({ ok: false, at: 9 });
	});
});
