import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { entriesFor } from '../../../src/core/audience.ts';
import { loadContent } from '../../../src/node/content/load-content.ts';
import { addressOf } from '../../../src/core/address/address.ts';
import type { Kind } from '../../../src/core/schema/primitives.ts';
import { AUDIENCE } from '../../../src/node/places.ts';
import { builtFiles, DIST } from '../../support/pages.ts';
import { snippetFolder } from '../../support/snippet-folder.ts';

/** Those that have a page. */
const entries = entriesFor(AUDIENCE, (await loadContent()).entries);

function twinOf(kind: Kind, id: string): string {
	return readFileSync(path.join(DIST, addressOf(kind, id), 'index.html.md'), 'utf8');
}

describe('the Markdown version of each page', () => {
	test('exists once for each entry with a page', () => {
		const built = builtFiles().filter((file) => /^\/\w+\/[^/]+\/index\.html\.md$/.test(file));
		const wanted = entries.filter(({ kind }) => kind !== 'term').map((entry) => addressOf(entry.kind, entry.id));
		expect(built.sort()).toEqual(wanted.map((address) => `${address}index.html.md`).sort());
	});

	test('of a snippet has its code and its output', async () => {
		const snippets = entries.filter((entry) => entry.kind === 'snippet');
		for (const { id, data } of snippets) {
			const twin = twinOf('snippet', id);
			const { runs } = JSON.parse(readFileSync(`${await snippetFolder(id)}/evidence.json`, 'utf8')) as {
				runs: { output: string }[];
			};
			for (const { file } of data.variants) {
				expect(twin).toContain(readFileSync(`${await snippetFolder(id)}/${file}`, 'utf8').trimEnd());
			}
			for (const { output } of runs) expect(twin).toContain(output.trimEnd());
		}
	});

	test('has no comments or components, which only the site understands', () => {
		for (const { kind, id } of entries) {
			if (kind === 'term') continue;
			const prose = withoutCode(twinOf(kind, id));
			expect(prose, id).toMatch(/^# \S/m);
			expect(prose, id).not.toMatch(OF_THE_SITE);
		}
		for (const source of ['{/* a */}', '<Step title="a">', '</Note>', '[a](runbook:b)']) {
			expect(withoutCode(`\`\`\`mdx\n\`\`\`\n${source}`)).toMatch(OF_THE_SITE);
		}
	});

	test('of an error links to its snippets with full addresses', () => {
		const errors = entries.filter((entry) => entry.kind === 'error' && entry.data.snippets.length > 0);
		for (const { id, data } of errors) {
			for (const snippet of (data as { snippets: string[] }).snippets) {
				expect(twinOf('error', id)).toMatch(new RegExp(`\\(https://[^)]+/snippets/${snippet}/\\)`));
				expect(existsSync(path.join(DIST, 'snippets', snippet, 'index.html.md'))).toBe(true);
			}
		}
	});

	test('of an error links to the runbook of each fix', () => {
		for (const entry of entries) {
			if (entry.kind !== 'error') continue;
			const wanted = [...entry.data.runbooks, ...entry.data.fixes.flatMap(({ runbook }) => runbook ?? [])];
			for (const runbook of wanted) expect(twinOf('error', entry.id)).toContain(`/runbooks/${runbook}/)`);
		}
	});
});

/** Comments, components and links that only the site understands. */
const OF_THE_SITE = /\{\/\*|(?<!\\)<\/?[A-Z]\w*|\]\((?:error|runbook|postmortem|snippet|path|service|term):/;

function withoutCode(markdown: string): string {
	let fence = '';
	const prose = markdown.split('\n').filter((line) => {
		const [marks = ''] = /^`{3,}/.exec(line) ?? [];
		if (fence === '') fence = marks;
		else if (line === fence) fence = '';
		else return false;
		return marks === '';
	});
	return prose.join('\n').replace(/`[^`\n]*`/g, '');
}
