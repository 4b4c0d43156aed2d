import { describe, expect, test } from 'vitest';
import { AT, documentOf, findingsOf, pathsOf } from '../../../tests/support/rule-content.ts';
import { NO_BODY } from '../entry.ts';
import { deepNesting } from './deep-nesting.ts';
import type { Fault, FaultOf } from './fault.ts';
import { hiddenCharacter } from './hidden-character.ts';
import { invalidId } from './invalid-id.ts';
import { malformedMdx } from './malformed-mdx.ts';
import { missingSnippetFile } from './missing-snippet-file.ts';
import type { Finding, Rule } from './rule.ts';
import { strayFile } from './stray-file.ts';
import { unknownFix } from './unknown-fix.ts';
import { unknownPack } from './unknown-pack.ts';
import { unreadableFile } from './unreadable-file.ts';
import { unrehearsedCommand } from './unrehearsed-command.ts';
import { unusableImage } from './unusable-image.ts';

/** What a rule says about a fault that was found while a file was read. */
function explain<R extends Fault['rule']>(rule: Rule, facts: Facts<FaultOf<R>>): Finding {
	const fault = { file: 'content/x', position: AT, rule: rule.name, ...facts } as unknown as Fault;
	const [finding, ...others] = findingsOf(rule, [], { faults: [fault] });
	expect(others).toEqual([]);
	expect(finding).toMatchObject({ file: 'content/x', position: AT });
	return finding as Finding;
}

describe('a name that does not exist gets the closest name, or all of them, or what to do if there are none', () => {
	test('a fix', () => {
		const help = (known: string[]) => explain<'unknown-fix'>(unknownFix, { id: 'read-fastr', known }).help;
		expect(help(['wait', 'read-faster'])).toBe('Did you mean "read-faster"?');
		expect(help(['wait', 'restart'])).toBe('The fixes of that page are "wait" and "restart".');
		expect(help([])).toMatch(/^No fix of that page has an id/);
	});

	test('a pack', () => {
		const help = (known: string[]) => explain<'unknown-pack'>(unknownPack, { name: 'pool', known }).help;
		expect(help(['tokens', 'pools'])).toBe('Did you mean "pools"?');
		expect(help(['tokens', 'basics'])).toMatch(/^The packs are "tokens" and "basics"/);
		expect(help([])).toMatch(/^There are no packs/);
	});

	test('a file of a snippet', () => {
		const help = (...fileNames: string[]) =>
			explain<'missing-snippet-file'>(missingSnippetFile, { name: 'broken.py', fileNames }).help;
		expect(help('index.mdx', 'brokn.py')).toBe('Did you mean "brokn.py"?');
		expect(help('index.mdx', 'load.js', 'evidence.json')).toBe('The folder contains "load.js".');
		expect(help('index.mdx', 'evidence.json')).toBe('Add it, or delete its name here.');
	});

	test('a folder', () => {
		const help = (name: string) => explain<'stray-file'>(strayFile, { reason: { is: 'an unknown folder', name } }).help;
		expect(help('runbook')).toBe('Did you mean "runbooks"?');
		expect(help('drafts')).toMatch(/^Pages are in "errors", .* and "glossary"\.$/);
	});
});

test('what is neither a file nor a folder is reported as such', () => {
	expect(explain<'stray-file'>(strayFile, { reason: { is: 'not a file' } }).message).toMatch(/^This is neither a file/);
});

test('an id is turned into one that is allowed, however little of it is', () => {
	const help = (id: string) => explain<'invalid-id'>(invalidId, { id }).help;
	expect(help('PoolLimit_Überlauf ')).toBe('Rename it to "pool-limit-uberlauf".');
	expect(help('___')).toBe('Rename it to "a-name".');
});

test('the help for MDX fits the construct that is broken', () => {
	const help = (message: string) => explain<'malformed-mdx'>(malformedMdx, { message }).help;
	expect(help('Could not parse this as JavaScript')).toBe('Delete the line, or put it into a code block.');
	expect(help('This code block is not closed')).toMatch(/^Close it/);
	expect(help('Something else.')).toMatch(/^In prose, put "<"/);
});

test('the help for an unreadable file fits the reason, if it is a known one', () => {
	const help = (reason: string) => explain<'unreadable-file'>(unreadableFile, { reason }).help;
	expect(help('permission denied')).toContain('chmod u+r');
	expect(help('input/output error')).toBe('Check the file system, then run the check again.');
});

test('commands that are not rehearsed are counted', () => {
	const message = (...places: string[]) =>
		explain<'unrehearsed-command'>(unrehearsedCommand, { runbook: 'pool-full', places }).message;
	expect(message('verify')).toContain('1 command of it is not rehearsed: "verify".');
	expect(message('confirm', 'verify')).toContain('2 commands of it are not rehearsed: "confirm" and "verify".');
});

describe('an image', () => {
	test('in another format than its name says is named with the right article', () => {
		const of = (found: string | undefined) =>
			explain<'unusable-image'>(unusableImage, { reason: 'another format', extension: 'png', found });
		expect(of('avif').message).toContain('it is actually an AVIF file');
		expect(of('webp')).toMatchObject({
			message: expect.stringContaining('it is actually a WEBP file') as string,
			help: 'Rename it to end in ".webp", here and in "images" of the page.',
		});
		expect(of(undefined).help).toContain('the extensions are ".png", ".jpg", ".webp", ".gif" and ".avif"');
	});

	test('that cannot be read has the reason', () => {
		const reason = { reason: 'unreadable', cause: 'permission denied' } as const;
		expect(explain<'unusable-image'>(unusableImage, reason).message).toBe(
			'This image cannot be read: permission denied.',
		);
	});
});

describe('a hidden character', () => {
	const message = (...lines: number[]) =>
		explain<'hidden-character'>(hiddenCharacter, { codePoint: 0x200b, as: 'character', lines }).message;

	test('is named with the other lines that have it, up to five', () => {
		expect(message(3)).toMatch(/ contains\.$/);
		expect(message(3, 7)).toMatch(/ It is also on line 7\.$/);
		expect(message(3, 7, 8)).toMatch(/ It is also on lines 7, 8\.$/);
		expect(message(1, 2, 3, 4, 5, 6, 7, 8)).toMatch(/ It is also on lines 2, 3, 4, 5, 6 and 2 more\.$/);
	});
});

describe('what is nested too deeply, or too long', () => {
	test('is measured, unless it could not be', () => {
		const message = (what: 'body' | 'fields', found: number) =>
			explain<'deep-nesting'>(deepNesting, { what, found, limit: 50 }).message;
		expect(message('fields', 60)).toContain('are nested 60 levels deep;');
		expect(message('fields', Infinity)).toContain('are nested too deeply to be read;');
		expect(message('body', 60)).toContain('are nested 60 levels deep here;');
		expect(message('body', Infinity)).toContain('are nested too deeply to be read here;');
	});

	test('is a command with too many characters, in all or in one line', () => {
		const messages = (code: string) => {
			const fences = [{ language: 'sh', meta: { effect: 'read' }, code, position: AT }];
			return findingsOf(deepNesting, [documentOf('runbook', 'x', {}, { ...NO_BODY, fences })]).map(
				(each) => each.message,
			);
		};
		const line = `${'x'.repeat(4000)}\n`;
		expect(messages(line.repeat(4))).toEqual([]);
		expect(messages(`${line}x${line}`)).toEqual([
			expect.stringContaining(' has a line of 4001 characters; above 4000 '),
		]);
		expect(messages(line.repeat(5))).toEqual([expect.stringContaining(' has 20005 characters; above 20000 ')]);
	});
});

test('a misleading character in a command of a field is found in that field', () => {
	const data = { confirm: { language: 'sh', command: 'ls\u00a0-l; p\u0435ng' } };
	const findings = findingsOf(hiddenCharacter, [documentOf('runbook', 'x', data)]);
	expect(findings.map(({ message }) => message)).toEqual([
		expect.stringContaining('U+00A0 NO-BREAK SPACE instead of a space'),
		expect.stringContaining('U+0435'),
	]);
	expect(pathsOf(findings)).toEqual(['confirm.command.\u00a0', 'confirm.command.\u0435']);
});

/** The fields that are peculiar to a fault. */
type Facts<F> = F extends unknown ? Omit<F, 'file' | 'position' | 'rule'> : never;
