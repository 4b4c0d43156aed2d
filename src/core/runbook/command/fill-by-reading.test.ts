import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { valueOf } from '../../../../tests/support/param-values.ts';
import { PARAM_PATTERNS } from './check-value.ts';
import { fillCommand, type Values } from './fill-command.ts';

/*
 * Commands are generated together with what their reader expects: the arguments that a program gets, or the text inside and
 * outside the quotes of a query. A real shell runs the filled commands.
 */

/** One parameter for each pattern, named after it: `KUBERNETES_NAME`. */
const PARAMS = PARAM_PATTERNS.map((pattern) => ({ pattern, name: pattern.toUpperCase().replace('-', '_') }));
const values: fc.Arbitrary<Values> = fc.record(
	Object.fromEntries(PARAMS.map(({ pattern, name }) => [name, valueOf(pattern)])),
);
const param = fc.constantFrom(...PARAMS.map(({ name }) => name));
const variable = fc
	.tuple(param, fc.boolean())
	.map(([name, braces]) => ({ name, code: braces ? `\${${name}}` : `$${name}` }));

/** A part of a word or a query, and how it is read once the parameters have values. */
interface Part {
	code: string;
	read: (values: Values) => string;
}

const fixed = (code: string, text = code): Part => ({ code, read: () => text });
const valueAt = (code: string, name: string): Part => ({ code, read: (set) => set[name] ?? '' });
/** Parts that follow each other. A full stop keeps a letter from being read as a part of the variable before it. */
function joined(all: readonly Part[], before = '', after = before): Part {
	const parts = all.flatMap((part, at) => (at > 0 && /^\w/.test(part.code) ? [fixed('.'), part] : [part]));
	return {
		code: before + parts.map(({ code }) => code).join('') + after,
		read: (set) => parts.map(({ read }) => read(set)).join(''),
	};
}

const inDoubleQuotes: fc.Arbitrary<Part> = fc.oneof(
	{ weight: 3, arbitrary: variable.map(({ name, code }) => valueAt(code, name)) },
	{ weight: 1, arbitrary: variable.map(({ code }) => fixed(`\\${code}`, code)) },
	{ weight: 1, arbitrary: variable.map(({ name, code }) => joined([valueAt(code, name)], '$(printf %s "', '")')) },
	{
		weight: 2,
		arbitrary: fc.constantFrom(
			...[' ', "'", '# ', ' (', ') ', '; ', ' & ', ' | ', ' < ', '*', '~', '{a,b}', '\n', ' case ', 'a'].map((text) =>
				fixed(text),
			),
			fixed(String.raw`\"`, '"'),
			fixed('\\\\', '\\'),
		),
	},
);

const inWord: fc.Arbitrary<Part> = fc.oneof(
	{ weight: 3, arbitrary: variable.map(({ name, code }) => valueAt(code, name)) },
	{ weight: 4, arbitrary: fc.array(inDoubleQuotes, { maxLength: 5 }).map((parts) => joined(parts, '"')) },
	{ weight: 1, arbitrary: variable.map(({ code }) => fixed(`\\${code}`, code)) },
	{ weight: 1, arbitrary: variable.map(({ code }) => fixed(`'" # ${code}'`, `" # ${code}`)) },
	{ weight: 1, arbitrary: variable.map(({ name, code }) => joined([valueAt(code, name)], '"$(printf %s ', ')"')) },
	{ weight: 1, arbitrary: fc.nat(9).map((more) => ({ code: `$(( $INTEGER + (${more}) ))`, read: sumWith(more) })) },
	{
		weight: 3,
		arbitrary: fc.constantFrom(
			...['a', '--flag=', '/b', 'c#d', 'NAME='].map((text) => fixed(text)),
			fixed(String.raw`\ `, ' '),
			fixed(String.raw`\"`, '"'),
			fixed(String.raw`\#`, '#'),
		),
	},
);

function sumWith(more: number): Part['read'] {
	return (set) => String(Number(set['INTEGER']) + more);
}

const word = fc.array(inWord, { minLength: 1, maxLength: 4 }).map((parts) => joined(parts));

/** A call of a program, and the arguments of each call that it leads to. */
interface Call {
	code: string;
	calls: (values: Values) => string[][];
}

const call: fc.Arbitrary<Call> = fc
	.tuple(fc.array(word, { maxLength: 4 }), fc.constantFrom(' ', '\t', '  ', ' \\\n  '))
	.map(([words, between]) => ({
		code: ['tool', ...words.map(({ code }) => code)].join(between),
		calls: (set) => [words.map(({ read }) => read(set))],
	}));

/** A command may set a variable itself, and then it means that variable. */
const ownVariable: fc.Arbitrary<Call> = fc.constantFrom(
	{ code: 'OWN=set; tool "$OWN"', calls: () => [['set']] },
	{ code: 'for OWN in a b; do tool "$OWN"; done', calls: () => [['a'], ['b']] },
	{ code: 'tool OWN=x', calls: () => [['OWN=x']] },
);

/** Syntax that is not filled: the command gets `export` lines. */
const beyond: fc.Arbitrary<Call> = variable.map(({ name, code }) => ({
	code: `while read -r line; do tool "$line"; done <<EOF\n${code} '"\nEOF`,
	calls: (set) => [[`${set[name]} '"`]],
}));

const statement = fc.oneof(
	{ weight: 12, arbitrary: call },
	{ weight: 2, arbitrary: ownVariable },
	{ weight: 1, arbitrary: beyond },
);
const separator = fc.constantFrom(
	'\n',
	'\n\n',
	' # it\'s "$HOST" $(tool)\n',
	"\n# don't ` tool\n",
	'\n  # $URL\n',
	' \\\n# a\n',
);
const script: fc.Arbitrary<Call> = fc
	.array(fc.tuple(statement, separator), { minLength: 1, maxLength: 4 })
	.map((statements) => ({
		code: statements.flatMap(([{ code }, end]) => [code, code.endsWith('EOF') ? '\n' : end]).join(''),
		calls: (set) => statements.flatMap(([{ calls }]) => calls(set)),
	}));

const folder = mkdtempSync(path.join(tmpdir(), 'hindsight-read-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('programs get the arguments that a reader expects', () => {
	fc.assert(
		fc.property(fc.array(fc.tuple(script, values), { minLength: 1, maxLength: 60, size: 'max' }), (cases) => {
			const filled = cases.map(([{ code }, set]) => fillCommand(code, 'sh', { ...set, OWN: 'not-used' }));
			expect(filled.flatMap(({ unset }) => unset)).toEqual([]);
			const { calls, stderr } = runAll(filled.map(({ text }) => text));
			const expected = cases.map(([{ calls }, set]) => calls(set));
			for (const [at, args] of expected.entries()) expect(calls[at], filled[at]?.text).toEqual(args);
			expect(stderr).toBe('');
		}),
		{ numRuns: 20 },
	);
});

/** Runs each script in a subshell of one shell, in which only `tool` exists, and returns the arguments of its calls. */
function runAll(scripts: readonly string[]): { calls: string[][][]; stderr: string } {
	const tool = String.raw`tool() { printf '\036%s\0' "$#"; [ "$#" -eq 0 ] || printf '%s\0' "$@"; }`;
	const source = [tool, 'set -u', ...scripts.map((each) => `printf '\\035'\n(\n${each}\n)`)].join('\n');
	const { stdout, stderr } = spawnSync('/bin/sh', [], {
		cwd: folder,
		input: source,
		encoding: 'utf8',
		env: { PATH: '/nonexistent', HOME: '/home' },
		timeout: 20_000,
	});
	const calls = stdout
		.split('\u001d')
		.slice(1)
		.map((each) =>
			each
				.split('\u001e')
				.slice(1)
				.map((args) => args.split('\0').slice(1, -1)),
		);
	return { calls, stderr };
}

/** A part of a query: text outside quotes, or a string with what it says between its quotes. */
interface QueryPart {
	code: string;
	quoted: boolean;
}

const inString = fc.oneof(
	variable.map(({ code }) => code),
	fc.constantFrom('a', ' ', '-', '/', '.*', '=', '(', '#', '%'),
);
const strings = (quote: string, others: readonly string[]): fc.Arbitrary<QueryPart> =>
	fc
		.array(fc.oneof({ weight: 4, arbitrary: inString }, { weight: 1, arbitrary: fc.constantFrom(...others) }), {
			maxLength: 5,
		})
		.map((parts) => ({ code: `${quote}${parts.join('')}${quote}`, quoted: true }));
const outside = (comments: readonly string[]): fc.Arbitrary<QueryPart> =>
	fc
		.oneof(
			{ weight: 3, arbitrary: variable.map(({ code }) => code) },
			{ weight: 3, arbitrary: fc.constantFrom('f(', ')', ' > ', ', ', ' x ', '\n') },
			{ weight: 1, arbitrary: fc.constantFrom(...comments) },
		)
		.map((code) => ({ code: ` ${code} `, quoted: false }));

/** The strings of each language, and comments that an unpaired quote would not end. */
const QUERIES: Record<string, fc.Arbitrary<QueryPart>> = {
	sql: fc.oneof(
		strings("'", ['"', "''"]),
		strings('"', ["'"]),
		outside([`-- it's\n`, `/* it's */`, `$$ it's $$`, '"it\'s"']),
	),
	promql: fc.oneof(
		strings('"', ["'", String.raw`\"`, '\\\\']),
		strings("'", ['"', String.raw`\'`]),
		outside([`# it's\n`, "`it's`"]),
	),
	python: fc.oneof(
		strings('"', ["'", String.raw`\"`, '\\\\']),
		strings("'", ['"', String.raw`\'`]),
		outside([`# it's\n`]),
	),
};

test.each(Object.entries(QUERIES))('%s gets a value only inside quotes, or as a plain word', (language, part) => {
	let filledIn = 0;
	fc.assert(
		fc.property(fc.array(part, { maxLength: 8 }), values, (parts, set) => {
			const query = `${parts.map(({ code }) => code).join('')}END`;
			const { text, unset } = fillCommand(query, language, set);
			let rest = text;
			// Each part is still there, in order, with or without its values.
			for (const { code, quoted } of parts) {
				const names = [...code.matchAll(/\$\{?([A-Z_]+)\}?/g)];
				const pattern = code
					.split(/\$\{?[A-Z_]+\}?/)
					.map(escaped)
					.reduce((before, after, index) => {
						const [written = '', name = ''] = names[index - 1] ?? [];
						const value = set[name] ?? '';
						const mayFill = quoted || /^\w+$/.test(value);
						return `${before}(?:${[escaped(written), ...(mayFill ? [escaped(value)] : [])].join('|')})${after}`;
					});
				const [found = undefined] = new RegExp(`^${pattern}`).exec(rest) ?? [];
				expect(found, `${query}\nbecame\n${text}`).toBeDefined();
				rest = rest.slice(found?.length ?? 0);
				for (const [written, name = ''] of names) {
					if (found?.includes(written) === true) expect(unset).toContain(name);
					else filledIn += 1;
				}
			}
			expect(rest).toBe('END');
		}),
		{ numRuns: 1000 },
	);
	expect(filledIn).toBeGreaterThan(100);
});

function escaped(text: string): string {
	return text.replace(/[^\w\s]/g, String.raw`\$&`);
}
