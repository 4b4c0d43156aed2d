import { describe, expect, test } from 'vitest';
import { parseBody } from './parse-body.ts';

const parse = (source: string, firstLine = 1) => parseBody(source, { file: 'content/x.mdx', firstLine });

describe('positions', () => {
	test('count from the first line of the file', () => {
		const { facts } = parse('\nSee [the page](error:pool-limit#fix).\n', 10);
		expect(facts.refs).toEqual([{ ref: 'error:pool-limit#fix', position: { at: 'source', line: 11, column: 5 } }]);
	});

	test('are the same with Windows line endings', () => {
		const source = '## One\n\n- [x](error:a)\n\n```sh effect=read\nls\nls\n```\n';
		expect(parse(source.replaceAll('\n', '\r\n'))).toEqual(parse(source));
	});

	test('count characters, not bytes', () => {
		expect(parse('Äöü [x](error:a)').facts.refs[0]?.position).toEqual({ at: 'source', line: 1, column: 5 });
	});
});

test('links to entries, other links, definitions and images are told apart', () => {
	const { facts } = parse(
		'[](term:overflow) [a](/errors/) https://a.example ![i](i.png) ![j][d] [r][d]\n\n[d]: error:a\n',
	);
	expect(facts.refs.map(({ ref }) => ref)).toEqual(['term:overflow']);
	expect(facts.links.map(({ url }) => url)).toEqual(['/errors/', 'https://a.example', 'error:a']);
	expect(facts.images.map(({ url }) => url)).toEqual(['i.png', '[d]']);
});

test('links are found in tables, lists, quotations and components', () => {
	const source = '| a |\n|---|\n| [x](error:a) |\n\n> [x](error:b)\n\n<Step title="x">\n\n1. [x](error:c)\n\n</Step>\n';
	expect(parse(source).facts.refs.map(({ ref }) => ref)).toEqual(['error:a', 'error:b', 'error:c']);
});

test('a link in code is not a link', () => {
	expect(parse('`[x](error:a)`\n\n```text\n[x](error:b)\n```\n').facts.refs).toEqual([]);
});

test('fences carry their language, their words and their code', () => {
	const { facts } = parse('```sql effect=read title="Count"\nSELECT 1;\n```\n');
	expect(facts.fences).toEqual([
		{
			language: 'sql',
			meta: { effect: 'read', title: 'Count' },
			code: 'SELECT 1;',
			position: { at: 'source', line: 1, column: 1 },
		},
	]);
});

test('headings have their visible text, without marks', () => {
	expect(parse('## Why `pool` is *full*').facts.headings).toEqual([
		{ depth: 2, text: 'Why pool is full', position: { at: 'source', line: 1, column: 1 } },
	]);
});

test('components are listed, and HTML, expressions and modules count as scripts', () => {
	const { facts } = parse(
		'import a from "b";\n\nexport const c = 1;\n\n<Note>x</Note> <b>y</b> {1 + 1}\n\n<Step title={z} {...w} />\n',
	);
	expect(facts.components.map(({ name }) => name)).toEqual(['Note', 'Step']);
	expect(facts.scripts.map(({ what, source }) => [what, source])).toEqual([
		['import', 'import a from "b";'],
		['export', 'export const c = 1;'],
		['html', '<b>'],
		['expression', '{1 + 1}'],
		['expression', '{z}'],
		['expression', '{...w}'],
	]);
});

test('a comment is not an expression, but code after a comment is', () => {
	expect(parse('{/* one */}\n\ntext {/* two */} {/* a */ b}\n').facts.scripts).toHaveLength(1);
});

describe('a body that is not MDX', () => {
	test('gives one fault at its line, and no facts', () => {
		const { facts, faults } = parse('Fine.\n\nA { brace.\n', 5);
		expect(facts.texts).toEqual([]);
		expect(faults).toMatchObject([{ rule: 'malformed-mdx', position: { at: 'source', line: 7, column: 3 } }]);
	});

	test('gives lines of the file inside the message too', () => {
		const { faults } = parse('<Step title="x">\n\ntext\n', 5);
		expect(faults).toMatchObject([{ message: expect.stringMatching(/\(5:1\)$/) as string }]);
	});

	test('may have a block that is never closed', () => {
		const { faults } = parse('```sh effect=read\nls\n\nText that was meant as text.\n');
		expect(faults).toMatchObject([{ rule: 'malformed-mdx', position: { line: 1 } }]);
	});

	test.each([
		'',
		'\n',
		'```\n```',
		'````text\n```\n````',
		'~~~sh\nls\n~~~',
		'> ```sh\n> ls\n> ```',
		'- ```sh\n  ls\n  ```',
	])('is not %j', (source) => {
		expect(parse(source).faults).toEqual([]);
	});
});

describe('steps', () => {
	test('have a title, fences, and a flag for an expectation', () => {
		const fence = '```sh effect=read\nls\n```';
		const { facts } = parse(
			[
				`<Step title="One">\n\n${fence}\n\n<Expect>\n\n\`\`\`text\nfiles\n\`\`\`\n\n</Expect>\n\n</Step>`,
				`<Step title="Two">\n\n${fence}\n\n<Expect>\n\n</Expect>\n\n</Step>`,
				fence,
			].join('\n\n'),
		);
		expect(facts.fences).toHaveLength(4);
		expect(facts.steps).toEqual([
			{
				title: 'One',
				position: { at: 'source', line: 1, column: 1 },
				fences: facts.fences.slice(0, 2),
				saysWhatToExpect: true,
			},
			{
				title: 'Two',
				position: { at: 'source', line: 17, column: 1 },
				fences: facts.fences.slice(2, 3),
				saysWhatToExpect: false,
			},
		]);
	});

	test('an expectation outside a step belongs to no step', () => {
		expect(parse('<Expect>Few rows.</Expect>\n\n<Step title="One">\n\nLook.\n\n</Step>').facts.steps).toMatchObject([
			{ saysWhatToExpect: false },
		]);
	});
});

describe('hidden characters', () => {
	test.each([
		'A &#x202E; text.',
		'A &ZeroWidthSpace; text.',
		'A [link](https://example.org/&shy;x).',
		'A [link](https://example.org/ "&rlm;").',
		'<Step title="&#8203;Count">Text.</Step>',
		'```sh title="&#x2066;"\nls\n```',
		'## A &#x200D; heading',
	])('are found in %j', (source) => {
		expect(parse(source).faults).toMatchObject([{ rule: 'hidden-character', as: 'escape', position: { line: 1 } }]);
	});

	test('are not reported if the file contains them literally, because the reader of the file reports those', () => {
		expect(parse('A \u202e text and `\u200b`.').faults).toEqual([]);
	});
});

test('components are listed with their attributes', () => {
	const { facts } = parse('<Note set:html="<b>" {...x} a={1} b>Text.</Note>');
	expect(facts.components).toMatchObject([
		{
			name: 'Note',
			attributes: [
				{ name: 'set:html', value: '<b>' },
				{ name: '', value: undefined },
				{ name: 'a', value: undefined },
				{ name: 'b', value: undefined },
			],
		},
	]);
});
