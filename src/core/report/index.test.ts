import { stripVTControlCharacters } from 'node:util';
import { describe, expect, test } from 'vitest';
import { FORMATS, renderReport } from './index.ts';
import type { Issue, Report } from './issue.ts';

const report: Report = {
	filesChecked: 38,
	issues: [
		{
			rule: 'dangling-reference',
			file: 'content/postmortems/first.mdx',
			position: { at: 'source', line: 6, column: 13 },
			message: 'Runbook "warm-replica" does not exist.',
			help: 'Did you mean "warm-cold-replica"?',
		},
		{
			rule: 'impossible-times',
			file: 'content/postmortems/first.mdx',
			position: { at: 'source', line: 112, column: 3 },
			message: 'One, 100 %.',
			help: 'Two.',
		},
		{
			rule: 'stray-file',
			file: 'content/a,b:c.txt',
			position: { at: 'unknown' },
			message: 'The site does not read this.',
			help: 'Delete it.',
		},
	],
};

describe('text', () => {
	test('has each file once, places and rules in columns, and a count', () => {
		expect(renderReport(report, 'text', { colour: false })).toMatchInlineSnapshot(`
			"content/postmortems/first.mdx
			   6:13  dangling-reference  Runbook "warm-replica" does not exist.
			                             Did you mean "warm-cold-replica"?
			  112:3  impossible-times    One, 100 %.
			                             Two.

			content/a,b:c.txt
			  -  stray-file  The site does not read this.
			                 Delete it.

			3 errors in 2 files (38 files checked).
			"
		`);
	});

	test('is coloured only on request', () => {
		const escape = '\u001b[';
		expect(renderReport(report, 'text', { colour: false })).not.toContain(escape);
		const coloured = renderReport(report, 'text', { colour: true });
		expect(coloured).toContain(`${escape}1mcontent/postmortems/first.mdx${escape}0m`);
		expect(stripVTControlCharacters(coloured)).toBe(renderReport(report, 'text', { colour: false }));
	});

	test('without issues says what was checked', () => {
		expect(renderReport({ issues: [], filesChecked: 1 }, 'text', { colour: true })).toBe(
			'No errors (1 file checked).\n',
		);
	});
});

test('json has null for an unknown position', () => {
	const parsed = JSON.parse(renderReport(report, 'json', { colour: true })) as { issues: object[] };
	expect(parsed).toMatchObject({ version: 1, filesChecked: 38 });
	expect(parsed.issues[0]).toMatchObject({ line: 6, column: 13, rule: 'dangling-reference' });
	expect(parsed.issues[2]).toMatchObject({ line: null, column: null, file: 'content/a,b:c.txt' });
});

test('github has one escaped annotation for each issue', () => {
	expect(renderReport(report, 'github', { colour: true }).split('\n')).toEqual([
		'::error file=content/postmortems/first.mdx,line=6,col=13,title=dangling-reference::Runbook "warm-replica" does not exist.%0ADid you mean "warm-cold-replica"?',
		'::error file=content/postmortems/first.mdx,line=112,col=3,title=impossible-times::One, 100 %25.%0ATwo.',
		'::error file=content/a%2Cb%3Ac.txt,title=stray-file::The site does not read this.%0ADelete it.',
		'',
	]);
});

test.each(FORMATS.filter((format) => format !== 'json'))(
	'text by an author cannot change the display of a report in %s',
	(format) => {
		const issue: Issue = {
			rule: 'stray-file',
			file: 'content/a\n::warning::fine\u202e.mdx',
			position: { at: 'unknown' },
			message: 'There is no \u001b[2J\u200b.',
			help: 'Delete it.',
		};
		const text = renderReport({ issues: [issue], filesChecked: 1 }, format, { colour: false });
		expect(text).not.toMatch(/[\u200b\u202e]|^::warning/m);
		expect(text).not.toContain('\u001b');
		expect(text).toContain('\\u{202E}');
	},
);
