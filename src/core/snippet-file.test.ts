import vm from 'node:vm';
import { parse } from 'acorn';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { originalText, publishedText, SNIPPET_FILE } from './snippet-file.ts';

const NAMES = ['main.py', 'main.ts', 'load.js', 'rules.yml', 'schema.sql', 'notes.txt', 'a.toml', 'pgbouncer.ini'];

/** Endings that could make a browser skip the last line of a file. */
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
	test('as a script: it is a syntax error, whatever it contains', () => {
		fc.assert(
			fc.property(fc.constantFrom(...NAMES), TEXT, (name, text) => {
				expect(() => new vm.Script(publishedText(name, text))).toThrow(SyntaxError);
			}),
			{ numRuns: 5000 },
		);
	});

	test('as a module: it is a syntax error, or imports a module that no browser has', () => {
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

/** The imports of a module; undefined if the text is not a module. */
function importsOf(text: string): unknown[] | undefined {
	try {
		const { body } = parse(text, { ecmaVersion: 'latest', sourceType: 'module' });
		return body.flatMap((node) => ('source' in node && node.source ? [node.source.value] : []));
	} catch {
		return undefined;
	}
}

test.each(NAMES)('%s is restored unchanged', (name) => {
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
