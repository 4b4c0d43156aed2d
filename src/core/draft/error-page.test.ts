import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { buildIndex, loadIndex, match, parseTemplate } from '../match/index.ts';
import { ErrorSchema, type ErrorPage } from '../schema/kinds/error.ts';
import { SlugSchema } from '../schema/primitives.ts';
import { draftErrorPage } from './error-page.ts';

describe('a drafted page', () => {
	const paste = '2026-01-05 10:00:00 ERROR store - snapshot of shard 7 could not be written to "s3-archive"';

	test('has all fields, placeholders for the parts that a person must write, and the paste as its example', () => {
		const { id, fileName, source } = draftErrorPage(paste);
		expect(id).toBe('snapshot-shard-could-not-be-written');
		expect(fileName).toBe('snapshot-shard-could-not-be-written.mdx');
		expect(source).toMatchInlineSnapshot(`
			"---
			title: 'BLANK: what has happened, as a colleague would say it'
			component: 'BLANK: the library or server that prints it'
			codes: []
			tags: []
			signatures:
			  - template: 'snapshot of shard <int:shard> could not be written to <quoted>'
			examples:
			  - '2026-01-05 10:00:00 ERROR store - snapshot of shard 7 could not be written to "s3-archive"'
			nearMisses: []
			meaning: 'BLANK: one sentence that says what has happened when this is printed.'
			fixes:
			  - text: 'BLANK: what to do first, as an imperative sentence.'
			lookAlikes: []
			runbooks: []
			helpUrls: []
			---

			## Why it happens

			BLANK: what leads to it, and what the values in the message are.

			## Find the cause

			BLANK: a command that shows which cause it is, and how to read its output.
			"
		`);
	});

	test('names the component if the paste does, and marks a class without a message as a class', () => {
		const { signatures, component } = fieldsOf(draftErrorPage('redis.exceptions.ReadOnlyError').source);
		expect(component).toBe('Redis');
		expect(signatures).toEqual([{ template: 'ReadOnlyError', strength: 'class' }]);
	});

	test('has the class as its template if the words of the message are too far from it for an example', () => {
		const { source } = draftErrorPage(`StockError: ${'9f3a2c1d77 '.repeat(80)}no stock is left for any of the items`);
		expect(fieldsOf(source).signatures).toEqual([{ template: 'StockError', strength: 'class' }]);
	});

	test('contains no secret of the paste in any part', () => {
		const secret = 'tr0ub4dor';
		const { source } = draftErrorPage(`ERROR cannot open amqp://app:${secret}@mq-1:5672/orders, password=${secret}`);
		expect(source).not.toContain(secret);
		expect(source).toContain('amqp://app:XXXX@mq-1:5672/orders, password=XXXX');
	});

	test('gets an id that is not in use', () => {
		const { id } = draftErrorPage(paste);
		expect(draftErrorPage(paste, { taken: [id, `${id}-2`] }).fileName).toBe(`${id}-3.mdx`);
	});

	test('gets an id of whole words', () => {
		const words = ['configuration', 'synchronisation', 'misunderstanding', 'authentication', 'administration'];
		expect(draftErrorPage(`ERROR ${words.join(' ')}`).id).toBe(words.slice(0, 3).join('-'));
	});

	test('has a placeholder as its template if the paste has no word', () => {
		const { id, source, template } = draftErrorPage('*** 12 ***');
		expect(template).toBeUndefined();
		expect(id).toBe('new-error');
		expect(fieldsOf(source).signatures[0]?.template).toMatch(/^BLANK: /);
	});
});

describe('for any paste', () => {
	const word = fc.constantFrom(
		'pool',
		'timeout',
		'ERROR',
		'cannot',
		"can't",
		'Größe',
		'état',
		'接続',
		'a',
		'stmt_5',
		'é',
	);
	const value = fc.oneof(
		fc.integer().map(String),
		fc.double({ noNaN: true }).map(String),
		fc.ipV4(),
		fc.uuid(),
		fc.webUrl(),
		fc.emailAddress(),
		fc.constantFrom(
			'"a b"',
			"'x'",
			'`y`',
			'“z”',
			'<int>',
			'<*>',
			'\\n',
			'C:\\new\\tmp',
			'/a/b-1.log',
			'db:5432',
			'30ms',
			'12/20',
		),
		fc.string({ maxLength: 8 }),
	);
	const line = fc.array(fc.oneof(word, value), { minLength: 1, maxLength: 14 }).map((parts) => parts.join(' '));
	const log = fc.array(line, { minLength: 1, maxLength: 6 }).map((lines) => lines.join('\n'));

	test('the template is valid and matches the paste and the example, and the page is valid', () => {
		let templates = 0;
		fc.assert(
			fc.property(
				fc.oneof(
					log,
					log.map((text) => JSON.stringify({ level: 'error', msg: text })),
				),
				(text) => {
					if (expectSound(text)) templates += 1;
				},
			),
			{ numRuns: 400 },
		);
		expect(templates).toBeGreaterThan(200);
	});

	test('the same is true for any Unicode, lone surrogates and control characters', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ maxLength: 40 }), (noise, plain) => {
				expectSound(`${noise}${plain}\n${noise}`);
			}),
			{ numRuns: 300 },
		);
	});

	test('a word of three letters is enough for a template', () => {
		fc.assert(
			fc.property(fc.stringMatching(/^[a-z]{3,20}$/), (text) => {
				expect(draftErrorPage(text).template).toBe(text);
			}),
		);
	});
});

/** Returns whether the draft has a template. */
function expectSound(text: string): boolean {
	const { id, source, template } = draftErrorPage(text);
	expect(SlugSchema.safeParse(id).success).toBe(true);
	const page = fieldsOf(source);
	if (template === undefined) return false;
	const [signature] = page.signatures;
	expect(signature?.template).toBe(template);
	expect(parseTemplate(template).ok).toBe(true);
	const index = loadIndex(buildIndex([{ error: id, codes: [], templates: page.signatures, supersedes: [] }]));
	expect(match(index, text).verdict).toBe('known');
	expect(match(index, page.examples[0] ?? '').verdict).toBe('known');
	return true;
}

function fieldsOf(source: string): ErrorPage {
	const [, yaml = ''] = source.split(/^---$/m);
	return ErrorSchema.parse(parse(yaml));
}
