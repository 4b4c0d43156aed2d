import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { addressOf } from '../core/address/address.ts';
import { siteAt } from '../core/address/site-address.ts';
import type { Entry } from '../core/entry.ts';
import { match, type Index } from '../core/match/runtime.ts';
import { plainLine } from '../core/text/prose/words.ts';
import { loadFields } from '../node/content/load-fields.ts';
import { openKnowledge } from './knowledge.ts';

/**
 * Says where to begin with a served site: a line to paste, taken from the examples of its error pages, and the folder to write
 * in. Empty if the site was not built from this content. Leaves out the line to paste if no page has a suitable example.
 */
export async function firstSteps({ root, content }: { root: string; content: string }): Promise<string> {
	if (!(await isBuiltFrom(content, root))) return '';
	const knowledge = await openKnowledge({ content, baseUrl: undefined, warn: () => undefined });
	const isShown = ({ id }: Entry<'error'>) => existsSync(path.join(root, addressOf('error', id), 'index.html'));
	const line =
		'problem' in knowledge ? undefined : exampleToTry([...knowledge.errors.values()].filter(isShown), knowledge.index);
	return [
		line === undefined ? '' : `Try this first: paste the following line into the box.\n  ${plainLine(line)}\n`,
		`Write your own pages in ${content}/. CONTRIBUTING.md has a recipe for each kind of page.\n`,
	].join('');
}

/**
 * An example that is one line of readable length and that the matcher recognises. It is from the error with the most runbooks
 * and snippets, because its verdict shows best what a page can offer. If that error has several such examples, it is the
 * shortest. Undefined if no error has one.
 */
export function exampleToTry(errors: readonly Entry<'error'>[], index: Index): string | undefined {
	const linksOf = ({ data }: Entry<'error'>) => data.runbooks.length + data.snippets.length;
	const isSuitable = (text: string) =>
		text.length <= MAX_LENGTH && !text.includes('\n') && match(index, text).verdict === 'known';
	for (const { data } of errors.toSorted((a, b) => linksOf(b) - linksOf(a))) {
		const [shortest] = data.examples.filter(isSuitable).sort((a, b) => a.length - b.length);
		if (shortest !== undefined) return shortest;
	}
	return undefined;
}

/** More than two lines of a terminal are tedious to select. */
const MAX_LENGTH = 200;

/** Whether a site has the name and the address of a content folder. The content may since have changed in other respects. */
async function isBuiltFrom(content: string, root: string): Promise<boolean> {
	if (!existsSync(content)) return false;
	try {
		const built = JSON.parse(await readFile(path.join(root, 'api/site.v1.json'), 'utf8')) as Record<string, unknown>;
		const { site } = await loadFields(content);
		return site !== undefined && site.name === built['name'] && siteAt(site.url).urlOf('/') === built['url'];
	} catch {
		return false;
	}
}
