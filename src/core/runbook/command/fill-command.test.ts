import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import type { Document } from '../../entry.ts';
import { commandsOf } from '../../rules/commands.ts';
import { loadContent } from '../../../node/content/load-content.ts';
import { checkValue, type ParamPattern } from './check-value.ts';
import { exportLine, fillCommand, quoteWord } from './fill-command.ts';

const values = { NAMESPACE: 'orders', APP_URL: 'http://h/x?a=1&b=2', N: '4', POD: undefined };

describe('a shell command', () => {
	test.each([
		['kubectl -n "$NAMESPACE" get pods', 'kubectl -n "orders" get pods'],
		['kubectl -n $NAMESPACE get ${NAMESPACE}-0', 'kubectl -n orders get orders-0'],
		['curl "$APP_URL/pool"', 'curl "http://h/x?a=1&b=2/pool"'],
		['curl $APP_URL', "curl 'http://h/x?a=1&b=2'"],
		[`psql -c "SELECT '$NAMESPACE'"`, `psql -c "SELECT 'orders'"`],
		[`awk '{ print $NAMESPACE }'`, `awk '{ print $NAMESPACE }'`],
		[String.raw`echo "\$NAMESPACE $NAMESPACE"`, String.raw`echo "\$NAMESPACE orders"`],
		['echo "$(echo "$NAMESPACE" | wc -c)"', 'echo "$(echo "orders" | wc -c)"'],
		['echo $(( $N * (2 + $N) ))', 'echo $(( 4 * (2 + 4) ))'],
		['echo "$NAMESPACEX $NAMESPACEabc $1 $HOME"', 'echo "$NAMESPACEX $NAMESPACEabc $1 $HOME"'],
		['NAMESPACE=x; echo "$NAMESPACE"', 'NAMESPACE=x; echo "$NAMESPACE"'],
		['for N in 1 2; do echo "$N"; done', 'for N in 1 2; do echo "$N"; done'],
		['ls # all of "$NAMESPACE"\nls "$NAMESPACE"\n', 'ls\nls "orders"'],
		['# first\necho "$NAMESPACE  \n\n" # c\n', 'echo "orders  \n\n"'],
		['echo "# no comment" a#b\n', 'echo "# no comment" a#b'],
	])('%j becomes %j', (code, text) => {
		expect(fillCommand(code, 'sh', values)).toMatchObject({ text, unset: [] });
	});

	test.each([
		['cat <<EOF\n$NAMESPACE\nEOF', "export NAMESPACE='orders'\ncat <<EOF\n$NAMESPACE\nEOF"],
		['echo `echo $NAMESPACE`', "export NAMESPACE='orders'\necho `echo $NAMESPACE`"],
		['echo ${NAMESPACE:-x}', "export NAMESPACE='orders'\necho ${NAMESPACE:-x}"],
		['ls a\\ #b "$NAMESPACE"', `export NAMESPACE='orders'\nls a\\ #b "$NAMESPACE"`],
		['ls "$NAMESPACE" \\\n# c\n--all', `export NAMESPACE='orders'\nls "$NAMESPACE" \\\n# c\n--all`],
		['ls "$NAMESPACE" \\\n  # c\n--all', `export NAMESPACE='orders'\nls "$NAMESPACE" \\\n  # c\n--all`],
		['ls a\\  # c\nls "$NAMESPACE"', `export NAMESPACE='orders'\nls a\\  # c\nls "$NAMESPACE"`],
		['case $NAMESPACE in a) ls;; esac', "export NAMESPACE='orders'\ncase $NAMESPACE in a) ls;; esac"],
		['echo $(( $APP_URL ))', "export APP_URL='http://h/x?a=1&b=2'\necho $(( $APP_URL ))"],
	])('%j keeps its variable and gets an export in front', (code, text) => {
		expect(fillCommand(code, 'sh', values)).toMatchObject({ text, unset: [] });
	});

	test('what is not set is named once and stays a variable', () => {
		expect(fillCommand('kubectl -n "$NAMESPACE" logs $POD "$POD"', 'sh', values)).toMatchObject({
			text: 'kubectl -n "orders" logs $POD "$POD"',
			unset: ['POD'],
		});
	});
});

test('SQL is filled between quotes with anything, elsewhere with words only', () => {
	const filled = fillCommand(`SELECT '$APP_URL', $N, $APP_URL`, 'sql', values);
	expect(filled).toMatchObject({ text: `SELECT 'http://h/x?a=1&b=2', 4, $APP_URL`, unset: ['APP_URL'] });
});

describe('in a real shell', () => {
	const folder = mkdtempSync(path.join(tmpdir(), 'hindsight-fill-'));
	afterAll(() => rmSync(folder, { recursive: true, force: true }));

	test('a quoted word is one word, whatever it is', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (value) => {
				fc.pre(!value.includes('\0') && value.isWellFormed());
				const script = `printf %s ${quoteWord(value)}; ${exportLine('X', value)}; printf %s "$X"`;
				expect(spawnSync('/bin/sh', ['-c', script], { encoding: 'utf8' }).stdout).toBe(value + value);
			}),
			{ numRuns: 60 },
		);
	});

	test('every command of the runbooks does with values in it what it does with variables', async () => {
		const runbooks = await runbooksOfSite();
		const commands = runbooks.flatMap(({ id, data, commands: all }) =>
			all.map((command) => ({ id, data, ...command })),
		);
		expect(commands.length).toBeGreaterThan(40);
		for (const { id, code, data, language } of commands) {
			if (language !== 'sh') continue;
			// A value in a text that a second shell reads is out of reach of the quotes of the first.
			expect(code, id).not.toMatch(/\b(?:eval|ssh|xargs|(?:ba|z)?sh\s+-c)\b[^\n]*\$[A-Z]/);
			fc.assert(
				fc.property(valuesOf(data.params ?? []), (set) => {
					const { text, unset } = fillCommand(code, 'sh', set);
					expect(unset).toEqual([]);
					expect(text).not.toMatch(new RegExp(`\\$\\{?(?:${Object.keys(set).join('|')})\\b`));
					const before = (data.params ?? []).map(({ name }) => exportLine(name, set[name] ?? '')).join('\n');
					expect(callsOf(text, folder), text).toEqual(callsOf(`${before}\n${code}`, folder));
				}),
				{ numRuns: 4 },
			);
		}
	}, 120_000);
});

/** Every program that a runbook calls, as a function that writes down its arguments and does nothing else. */
const PROGRAMS = 'kubectl psql curl sleep k6 python date'.split(' ');
/** Those that also read what is piped into them; otherwise the writer would end early. */
const FILTERS = 'jq awk sort uniq grep wc sed head tail cut tr cat tee'.split(' ');

function callsOf(script: string, folder: string): string[] {
	const log = path.join(folder, 'calls');
	// One write each, so that the members of a pipeline do not mix.
	const note = (name: string) => `printf '%s\\037' '\x1e${name}' "$@" >&9`;
	const stubs = [
		...PROGRAMS.map((name) => `${name}() { ${note(name)}; }`),
		...FILTERS.map((name) => `${name}() { ${note(name)}; while read -r line; do :; done; }`),
	].join('\n');
	const { stderr, error } = spawnSync('/bin/sh', ['-c', `exec 9>${log}\n${stubs}\n${script}`], {
		cwd: folder,
		encoding: 'utf8',
		env: { PATH: '/nonexistent' },
		timeout: 10_000,
	});
	expect(error).toBeUndefined();
	expect(stderr).toBe('');
	return readFileSync(log, 'utf8').split('\x1e').sort();
}

async function runbooksOfSite() {
	const { documents } = await loadContent();
	return documents
		.filter((document): document is Document<'runbook'> & typeof document => document.kind === 'runbook')
		.map((document) => ({ id: document.id, data: document.data, commands: commandsOf(document) }));
}

/** Values that `checkValue` accepts, with as many odd characters as it lets through. */
function valuesOf(params: readonly { name: string; pattern: ParamPattern }[]): fc.Arbitrary<Record<string, string>> {
	return fc.record(Object.fromEntries(params.map(({ name, pattern }) => [name, valueOf(pattern)])));
}

function valueOf(pattern: ParamPattern): fc.Arbitrary<string> {
	return VALUES[pattern].filter((value) => checkValue(pattern, value).ok);
}

const text = (characters: string, maxLength: number) =>
	fc.string({ unit: fc.constantFrom(...characters.split('')), maxLength });

const VALUES: Record<ParamPattern, fc.Arbitrary<string>> = {
	'kubernetes-name': text('a0-.', 20).map((middle) => `a${middle}9`),
	host: fc.oneof(
		text('a0-._', 20).map((middle) => `a${middle}9`),
		fc.constantFrom('::1', '2001:db8::1'),
	),
	port: fc.integer({ min: 1, max: 65_535 }).map(String),
	integer: fc.nat().map(String),
	identifier: text('aZ0_', 20).map((rest) => `a${rest}`),
	duration: text('0123456789smhdwy', 8),
	url: fc
		.tuple(fc.constantFrom('http', 'postgresql'), text('a0._-/:@?=&%+,~[]', 40))
		.map(([scheme, rest]) => `${scheme}://h${rest}`),
};
