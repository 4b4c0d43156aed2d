import vm from 'node:vm';
import { parse } from 'acorn';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { originalText, publishedText, SNIPPET_FILE } from './snippet-file.ts';

const NAMES = ['main.py', 'main.ts', 'load.js', 'rules.yml', 'schema.sql', 'notes.txt', 'a.toml', 'pgbouncer.ini'];

/** What somebody would end a file with to make a browser skip its last line. */
const PIECE = fc.constantFrom(
	...[
		'alert(1)',
		'\n',
		'/*',
		'*/',
		'//',
		'`',
		'${',
		'}',
		'{',
		'"',
		"'",
		'\\',
		'\\\n',
		'<!--',
		'-->',
		'\n-->',
		'#!',
		'#',
		'(',
		')',
	],
	...[
		'class A {',
		'class A { get',
		'class A { static',
		'#a',
		'a.',
		'a?.',
		'label:',
		'x =',
		'async',
		'if (a)',
		'else',
		'import',
		'export',
	],
	...[
		'export default',
		'import(',
		'new',
		'return',
		'function a() {',
		'/a',
		'/',
		'[',
		';',
		',',
		'@',
		'var a\\u0062',
		'\u2028',
		'\r',
		'=>',
		'--',
		'++',
	],
	..."from 'k6'|import a from 'k6';|export * from 'k6'|a in|typeof|yield|await|let|for (|do|var".split('|'),
);
const TEXT = fc.array(PIECE, { maxLength: 8 }).map((pieces) => pieces.join(' '));

describe('no browser runs a published file', () => {
	test('as a script: it has no syntax, whatever it holds', () => {
		fc.assert(
			fc.property(fc.constantFrom(...NAMES), TEXT, (name, text) => {
				expect(() => new vm.Script(publishedText(name, text))).toThrow(SyntaxError);
			}),
			{ numRuns: 5000 },
		);
	});

	test('as a module: it has no syntax, or imports what no browser has', () => {
		let modules = 0;
		fc.assert(
			fc.property(fc.constantFrom(...NAMES), TEXT, (name, text) => {
				const imported = importsOf(publishedText(name, text));
				if (imported === undefined) return;
				modules += 1;
				expect(imported.some((source) => source === 'node:process' || source === 'k6')).toBe(true);
			}),
			{ numRuns: 5000 },
		);
		expect(modules).toBeGreaterThan(50);
	});

	test('while the same text could be run before', () => {
		expect(() => new vm.Script('alert(1)')).not.toThrow();
	});
});

/** What a module imports; undefined for what is not a module. */
function importsOf(text: string): unknown[] | undefined {
	try {
		const { body } = parse(text, { ecmaVersion: 'latest', sourceType: 'module' });
		return body.flatMap((node) => ('source' in node && node.source ? [node.source.value] : []));
	} catch {
		return undefined;
	}
}

test.each(NAMES)('%s comes back as it was', (name) => {
	for (const text of ['a\nb\n', '\n', 'a\n\n']) expect(originalText(publishedText(name, text))).toBe(text);
	expect(originalText('never published\n')).toBe('never published\n');
});

test.each(['broken.py', 'own-token.js', 'a_b.ts', 'rules.yaml'])('a file may be called %s', (name) => {
	expect(name).toMatch(SNIPPET_FILE);
});

test.each([
	'index.html',
	'a.svg',
	'a.xhtml',
	'a.html.txt',
	'a.php',
	'a',
	'.py',
	'a.mjs',
	'a.xml',
	'a.py.html',
	'a.json',
	'_headers',
	'A.py',
])('no file may be called %s', (name) => {
	expect(name).not.toMatch(SNIPPET_FILE);
});
