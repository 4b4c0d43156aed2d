import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { renderDocument } from './document.ts';
import { commandHelp } from './help.ts';
import { parseCommand } from './parse.ts';
import { COMMANDS, type CommandName } from './table.ts';

const ROOT = path.join(import.meta.dirname, '../../..');

describe('parsing', () => {
	test('returns options by name, including defaults, and operands in order', () => {
		expect(parseCommand(COMMANDS.eval, ['a.jsonl', '--log', 'x', '--log', 'y'])).toEqual({
			is: 'arguments',
			options: { 'no-speed': false, content: 'content', help: false, json: false, log: ['x', 'y'], site: 'dist' },
			operands: ['a.jsonl'],
		});
	});

	test.each([
		['check', ['--fromat', 'json'], `Unknown option '--fromat'. Did you mean "--format"?`],
		['match', ['app.log', '--base-ulr=x'], `Unknown option '--base-ulr'. Did you mean "--base-url"?`],
		['match', ['--zzzzzz'], `Unknown option '--zzzzzz'.`],
		['match', ['-x'], `Unknown option '-x'.`],
		['check', ['--format', 'xml'], 'There is no format "xml"; use "text", "json" or "github".'],
		['draft', ['a', 'b'], 'Give only one text, not "a" and "b".'],
	] as const)('%s %j is bad usage, and the message suggests the intended name', (name, args, problem) => {
		expect(parseCommand(COMMANDS[name], args)).toEqual({ is: 'bad usage', problem });
	});

	test.each([
		['check', ['--format']],
		['diagrams', ['--all=yes']],
		['diagrams', ['content']],
	] as const)('%s %j is bad usage', (name, args) => {
		expect(parseCommand(COMMANDS[name], args).is).toBe('bad usage');
	});

	test('help is printed even if an operand or a value is wrong', () => {
		expect(parseCommand(COMMANDS.check, ['a', 'b', '--format', 'xml', '-h'])).toEqual({ is: 'help' });
	});
});

const NAMES = Object.keys(COMMANDS) as CommandName[];

test.each(NAMES)('the help of %s fits a terminal', (name) => {
	const lines = commandHelp(name, COMMANDS[name]).split('\n');
	expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(125);
	expect(lines.length).toBeLessThanOrEqual(40);
});

test('docs/command-line.md is up to date with the table', async () => {
	await expect(renderDocument(COMMANDS)).toMatchFileSnapshot(path.join(ROOT, 'docs/command-line.md'));
});

/** Scripts in package.json that run a command: `npm run snippet -- x` is `hindsight run x`. */
const SCRIPTS = Object.entries(
	(JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> }).scripts,
).flatMap(([script, line]) => {
	const name = NAMES.find((each) => line === `node src/cli/main.ts ${each}`);
	return name ? [[script, name] as const] : [];
});

const DOCUMENTS = ['README.md', 'CONTRIBUTING.md', 'ARCHITECTURE.md', 'SECURITY.md']
	.concat(readdirSync(path.join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' }).map((file) => `docs/${file}`))
	.filter((file) => file.endsWith('.md'));

test.each(DOCUMENTS)('%s shows only commands and options that exist', (file) => {
	const text = readFileSync(path.join(ROOT, file), 'utf8');
	const unknown = commandLinesIn(text).filter(({ name, args }) => {
		const spec = COMMANDS[name as CommandName] as (typeof COMMANDS)[CommandName] | undefined;
		return !spec || flagsOf(args).some((flag) => flag !== 'help' && !(flag in spec.options));
	});
	expect(unknown).toEqual([]);
});

test('the command lines of a document are found', () => {
	const readme = commandLinesIn(readFileSync(path.join(ROOT, 'README.md'), 'utf8'));
	expect(new Set(readme.map(({ name }) => name)).size).toBeGreaterThan(7);
	expect(DOCUMENTS.length).toBeGreaterThan(6);
	expect(
		commandLinesIn('`npm run prove -- --check`\nkubectl logs x | npm run -s hindsight -- match --json # all'),
	).toEqual([
		{ name: 'match', args: '--json ' },
		{ name: 'prove', args: '--check' },
	]);
});

function commandLinesIn(text: string): { name: string; args: string }[] {
	const found = [...text.matchAll(/hindsight(?: --)? ([a-z][a-z-]*)(?: ([^`\n#|]*))?/g)]
		.filter(([line, name = '']) => line.includes(' -- ') || NAMES.includes(name as CommandName))
		.map(([, name = '', args = '']) => ({ name, args }));
	const scripts = SCRIPTS.flatMap(([script, name]) =>
		[...text.matchAll(new RegExp(`npm run (?:-s |--silent )?${script} -- ([^\`\\n#|]*)`, 'g'))].map(
			([, args = '']) => ({
				name,
				args,
			}),
		),
	);
	return [...found, ...scripts];
}

function flagsOf(args: string): string[] {
	return [...args.matchAll(/(?<!\S)--([a-z-]+)/g)].map(([, flag = '']) => flag);
}
