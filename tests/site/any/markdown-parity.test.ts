import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { addressOf } from '../../../src/core/address/address.ts';
import { entriesFor } from '../../../src/core/audience.ts';
import type { AnyEntry } from '../../../src/core/entry.ts';
import { loadContent } from '../../../src/node/content/load-content.ts';
import { AUDIENCE } from '../../../src/node/places.ts';
import { attribute, parsePage, textOf, type HtmlElement } from '../../support/html.ts';
import { DIST, SITE } from '../../support/pages.ts';

/*
 * Compares each page with its Markdown version, both as built: what a reader finds in one must be in the other. The lists of
 * differences say why each one is right.
 */

/** Terms have one page with all of them, and no Markdown version. */
const entries = entriesFor(AUDIENCE, (await loadContent()).entries).filter(({ kind }) => kind !== 'term');

/** Headings with another text in the Markdown version. */
const RENAMED: Record<string, string> = {
	'Run it here': 'Reproduction',
	'Run it on your machine': 'Run it',
	// The lines that open a part of a runbook; its section has the heading.
	'Confirm it': 'Is it this?',
	'Check that it is over': 'Verify',
	Escalate: 'Hand over',
};

/** Headings that the Markdown version of a snippet lacks: it has one for each file, and charts cannot be shown in it. */
const OF_SNIPPETS = new Set(['Run it here', 'The code and what it printed', 'During the run']);

describe.each(entries.map((entry) => ({ name: `${entry.kind} ${entry.id}`, entry })))('$name', ({ entry }) => {
	const page = read(entry);
	const markdown = readMarkdown(entry);

	test('the Markdown version has every heading of the page', () => {
		const missing = page.headings.filter(({ text, level }) => {
			if (entry.kind === 'snippet' && OF_SNIPPETS.has(text)) return false;
			if (markdown.headings.includes(text) || markdown.headings.includes(RENAMED[text] ?? text)) return false;
			// The items of a list have headings on the page, and none in the Markdown version.
			return level < 3 || !markdown.text.includes(text);
		});
		expect(missing).toEqual([]);
	});

	test('both have the same code blocks', () => {
		expect(page.codes.filter((code) => !markdown.codes.includes(code))).toEqual([]);
		// The log lines of an error are not in code blocks on the page, and a diagram is an image there.
		const others = markdown.codes.filter((code) => !page.codes.includes(code) && !page.text.includes(flat(code)));
		expect(others.filter((code) => !code.includes('accTitle:'))).toEqual([]);
	});

	test('both have the same links', () => {
		expect(page.links.filter((link) => !markdown.links.includes(link) && !isOfPage(link, entry))).toEqual([]);
		expect(markdown.links.filter((link) => !link.startsWith('#') && !page.allLinks.includes(link))).toEqual([]);
	});
});

/** Links that only a page needs: to its diagram, to the map of all services, and to files whose code both show. */
function isOfPage(link: string, { kind, id }: AnyEntry): boolean {
	const own = SITE.urlOf(addressOf(kind, id));
	return (
		link === `${own}diagram/` ||
		(kind === 'service' && link === SITE.urlOf('/services/')) ||
		(kind === 'snippet' && link.startsWith(own) && /\/[\w.-]+\.\w+$/.test(link))
	);
}

interface Shown {
	codes: string[];
	links: string[];
	/** Without marks and line breaks. */
	text: string;
}

interface ShownOnPage extends Shown {
	headings: { text: string; level: number }[];
	/** Those of the side of the page too, of which the Markdown version has a few. */
	allLinks: string[];
}

function read(entry: AnyEntry): ShownOnPage {
	const address = addressOf(entry.kind, entry.id);
	const { elements } = parsePage(address);
	const article = elements.find(({ tagName }) => tagName === 'article');
	const left = elements.filter((element) => isLeftOut(element, entry)).flatMap((element) => within(element, elements));
	const inside = within(article, elements).filter((element) => !left.includes(element));
	const linksOf = (among: readonly HtmlElement[]): string[] =>
		among.flatMap((element) => {
			// A stylesheet is no link for readers.
			if (element.tagName === 'link') return [];
			// The Markdown version links to images.
			const href = attribute(element, 'href') ?? (element.tagName === 'img' ? attribute(element, 'src') : undefined);
			// A part of the same page has no address in the Markdown version.
			return href === undefined || href.startsWith('#') ? [] : [new URL(href, SITE.urlOf(address)).href];
		});
	return {
		headings: inside
			.filter(({ tagName }) => /^h[1-3]$/.test(tagName))
			.map((heading) => ({ text: flat(textOf(heading)), level: Number(heading.tagName.slice(1)) })),
		// The output of a run in the page is empty before it.
		codes: inside
			.filter(({ tagName }) => tagName === 'pre')
			.map((pre) => textOf(pre).trimEnd())
			.filter(Boolean),
		links: linksOf(inside),
		allLinks: linksOf(elements),
		text: article ? flat(textOf(article)) : '',
	};
}

/**
 * Parts of a page that its Markdown version leaves out: navigation, forms, and the code of a snippet on the page of an error,
 * because the snippet has a Markdown version.
 */
function isLeftOut(element: HtmlElement, { kind }: AnyEntry): boolean {
	return /^(?:nav|form)$/.test(element.tagName) || (kind === 'error' && element.tagName === 'hs-snippet');
}

function within(outer: HtmlElement | undefined, all: readonly HtmlElement[]): HtmlElement[] {
	const { startOffset = 0, endOffset = 0 } = outer?.sourceCodeLocation ?? {};
	return all.filter(({ sourceCodeLocation }) => {
		const { startOffset: start = -1, endOffset: end = 0 } = sourceCodeLocation ?? {};
		return start > startOffset && end <= endOffset;
	});
}

function readMarkdown(entry: AnyEntry): Shown & { headings: string[] } {
	const markdown = readFileSync(path.join(DIST, addressOf(entry.kind, entry.id), 'index.html.md'), 'utf8');
	const shown = {
		headings: [] as string[],
		codes: [] as string[],
		links: [] as string[],
		text: flat(unescaped(markdown)),
	};
	const lines = markdown.split('\n');
	for (let at = 0; at < lines.length; at += 1) {
		const line = lines[at] ?? '';
		const [, indent = '', mark] = /^( *)(`{3,})/.exec(line) ?? [];
		if (mark !== undefined) {
			const end = lines.findIndex((each, other) => other > at && each.trim() === mark);
			const code = lines.slice(at + 1, end).map((each) => each.slice(indent.length));
			shown.codes.push(code.join('\n').trimEnd());
			at = end;
			continue;
		}
		const [, heading] = /^#{1,3} (.*)$/.exec(line) ?? [];
		if (heading !== undefined) shown.headings.push(flat(unescaped(heading)));
		shown.links.push(
			...[...line.replaceAll(/`[^`]*`/g, '').matchAll(/\]\(<?([^\s)>]+)>?\)/g)].map(([, url = '']) => url),
		);
	}
	return shown;
}

function unescaped(markdown: string): string {
	return markdown
		.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
		.replaceAll('`', '')
		.replaceAll(/\\([^\w\s])/g, '$1');
}

function flat(text: string): string {
	return text.replaceAll(/\s+/g, ' ').trim();
}
