import { describe, expect, test } from 'vitest';
import { migrateText } from './migrate-text.ts';

const POSTMORTEM = [
	'---',
	'title: "visibility: public"',
	'visibility: internal',
	'note: |',
	'  visibility: public',
	'---',
	'',
	'visibility: public',
];

describe('content of format 1', () => {
	test('names its format', () => {
		expect(migrateText('site.yaml', 'name: Base\nurl: https://base.example\n', 1)).toEqual({
			text: 'format: 2\nname: Base\nurl: https://base.example\n',
			changes: ['added "format: 2"'],
		});
	});

	test('has "audience" in place of "visibility", in the field of a postmortem and nowhere else', () => {
		const { text, changes } = migrateText('postmortems/a.mdx', POSTMORTEM.join('\n'), 1);
		expect(text.split('\n')).toEqual(POSTMORTEM.with(2, 'audience: internal'));
		expect(changes).toEqual(['renamed "visibility" to "audience"']);
	});

	test('keeps line breaks of Windows and a byte order mark', () => {
		const { text } = migrateText('postmortems/a.mdx', `\uFEFF${POSTMORTEM.join('\r\n')}`, 1);
		expect(text).toBe(`\uFEFF${POSTMORTEM.with(2, 'audience: internal').join('\r\n')}`);
		expect(migrateText('site.yaml', '\uFEFFname: Base\r\n', 1).text).toBe('\uFEFFformat: 2\r\nname: Base\r\n');
	});

	test('has other files as they were', () => {
		for (const file of ['runbooks/a.mdx', 'tags.yaml', 'postmortems/a/latency.png', 'snippets/a/index.mdx']) {
			expect(migrateText(file, POSTMORTEM.join('\n'), 1)).toEqual({ text: POSTMORTEM.join('\n'), changes: [] });
		}
	});
});

test('migrating twice is the same as migrating once', () => {
	for (const [file, before] of [
		['site.yaml', 'name: Base\n'],
		['postmortems/a.mdx', POSTMORTEM.join('\n')],
	] as const) {
		const once = migrateText(file, before, 1).text;
		expect(migrateText(file, once, 1)).toEqual({ text: once, changes: [] });
		expect(migrateText(file, once, 2)).toEqual({ text: once, changes: [] });
	}
});
