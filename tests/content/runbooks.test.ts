import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { Document } from '../../src/core/entry.ts';
import { commandsOf } from '../../src/core/rules/commands.ts';
import { exportLine, fillCommand } from '../../src/core/runbook/command/fill-command.ts';
import { indexAnswers, matchAnswers } from '../../src/core/runbook/questions/discriminator-match.ts';
import { loadContent } from '../../src/node/content/load-content.ts';
import { CONTENT_FOLDER } from '../../src/node/places.ts';
import { valueOf } from '../support/param-values.ts';

/** Tests that apply to the runbooks of any content. Without runbooks there is nothing to test. */
const folder = mkdtempSync(path.join(tmpdir(), 'hindsight-fill-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const runbooks = await runbooksOfSite();
const withQuestions = runbooks.filter(({ data }) => (data.discriminators ?? []).length > 0);

test('the runbooks, commands and questions are those of the files', () => {
	// A chosen pack may add more.
	const sources = globSync(`${CONTENT_FOLDER}/runbooks/**/*.mdx`).map((file) => readFileSync(file, 'utf8'));
	const countOf = (pattern: RegExp) => sources.flatMap((source) => source.match(pattern) ?? []).length;
	const own = runbooks.flatMap(({ commands }) => commands);
	expect(runbooks.length).toBeGreaterThanOrEqual(sources.length);
	expect(own.filter(({ language }) => language === 'sh').length).toBeGreaterThanOrEqual(countOf(/^ *```sh\b/gm));
	expect(withQuestions.length).toBeGreaterThanOrEqual(countOf(/^discriminators:/gm));
});

test('the calls of a script are recorded, with their arguments', () => {
	const [, ...calls] = callsOf(`kubectl -n "a b" get pods | grep -c x && psql -l`, folder);
	expect(calls.map((call) => call.split('\x1f').slice(0, -1))).toEqual([
		['grep', '-c', 'x'],
		['kubectl', '-n', 'a b', 'get', 'pods'],
		['psql', '-l'],
	]);
});

test('every command of the runbooks does the same with values as with variables', () => {
	const commands = runbooks.flatMap(({ id, data, commands: all }) => all.map((command) => ({ id, data, ...command })));
	for (const { id, code, data, language } of commands) {
		if (language !== 'sh') continue;
		// If a second shell reads a text, the quotes of the first shell do not protect a value in it.
		expect(code, id).not.toMatch(/\b(?:eval|ssh|xargs|(?:ba|z)?sh\s+-c)\b[^\n]*\$[A-Z]/);
		fc.assert(
			fc.property(valuesOf(data.params), (set) => {
				const { text, unset } = fillCommand(code, 'sh', set);
				expect(unset).toEqual([]);
				expect(text).not.toMatch(new RegExp(`\\$\\{?(?:${Object.keys(set).join('|')})\\b`));
				const before = (data.params ?? []).map(({ name }) => exportLine(name, set[name] ?? '')).join('\n');
				expect(callsOf(text, folder), text).toEqual(callsOf(`${before}\n${code}`, folder));
			}),
			{ numRuns: 4 },
		);
	}
}, 240_000);

test.each(withQuestions)(
	'each answer of the runbook $id is recognised as itself when its gaps are filled',
	({ data }) => {
		const patterns = (data.discriminators ?? []).map((item) => item.answers.map((answer) => answer.pattern));
		const index = indexAnswers(patterns);
		for (const [question, answers] of patterns.entries()) {
			for (const [answer, pattern] of answers.entries()) {
				const printed = pattern
					.replace(/<int[^>]*>/g, '12')
					.replace(/<float[^>]*>/g, '0.7')
					.replace(/<word[^>]*>/g, 'orders');
				const found = matchAnswers(index, printed).map((each) => ({ question: each.question, answer: each.answer }));
				expect(found, pattern).toEqual([{ question, answer }]);
			}
		}
	},
);

/** Programs that read piped input, because the writer would otherwise end early. */
const FILTERS = 'jq awk sort uniq grep wc sed head tail cut tr cat tee'.split(' ');

/**
 * The programs that a script calls, with arguments. Every program is replaced by a function that only records its
 * arguments. The names of the programs come from the shell's "not found" messages.
 */
function callsOf(script: string, folder: string, programs: readonly string[] = ['sleep']): string[] {
	const log = path.join(folder, 'calls');
	writeFileSync(log, '');
	// One write each, so that the members of a pipeline do not mix.
	const note = (name: string) => `printf '%s\\037' '\x1e${name}' "$@" >&9`;
	const stubs = [
		...programs.map((name) => `${name}() { ${note(name)}; }`),
		...FILTERS.map((name) => `${name}() { ${note(name)}; while read -r line; do :; done; }`),
	].join('\n');
	const { stderr, error } = spawnSync('/bin/sh', ['-c', `exec 9>${log}\n${stubs}\n${script}`], {
		cwd: folder,
		encoding: 'utf8',
		env: { PATH: '/nonexistent' },
		timeout: 10_000,
	});
	expect(error).toBeUndefined();
	const unknown = [...stderr.matchAll(/: (\w[\w.+-]*): (?:command )?not found$/gm)].flatMap(([, name = '']) => name);
	const more = unknown.filter((name) => !programs.includes(name));
	if (more.length > 0) return callsOf(script, folder, [...programs, ...new Set(more)]);
	expect(stderr).toBe('');
	return readFileSync(log, 'utf8').split('\x1e').sort();
}

async function runbooksOfSite() {
	const { documents } = await loadContent();
	return documents
		.filter((document): document is Document<'runbook'> & typeof document => document.kind === 'runbook')
		.map((document) => ({ id: document.id, data: document.data, commands: commandsOf(document) }));
}

function valuesOf(params: Document<'runbook'>['data']['params'] = []): fc.Arbitrary<Record<string, string>> {
	return fc.record(Object.fromEntries(params.map(({ name, pattern }) => [name, valueOf(pattern)])));
}
