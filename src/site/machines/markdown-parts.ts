import { escapeMarkdown } from '../../core/text/safety/escape-markdown.ts';
import { isRef } from '../../core/graph/ref.ts';
import { isSitePath } from '../../core/address/site-address.ts';
import { parseInline } from '../../core/text/prose/inline.ts';
import { findLink, linkTo } from '../library.ts';
import { urlOf } from '../settings.ts';

/**
 * The Markdown for a link within the site, with its complete address. For an entry of a pack that the settings do not
 * choose, only the text. Undefined for any other address, whose link stays as it is.
 */
export async function markdownLink(address: string, text: string): Promise<string | undefined> {
	if (isSitePath(address)) return `[${text || address}](${urlOf(address)})`;
	if (!isRef(address)) return undefined;
	const link = await findLink(address);
	return link ? `[${text || escapeMarkdown(link.title)}](${urlOf(link.path)})` : text;
}

/** Converts a text of front matter to Markdown. */
export async function inlineMarkdown(text: string): Promise<string> {
	const parts = await mapAll(parseInline(text), async (part) => {
		if (part.kind === 'code') return `\`${part.text}\``;
		const text = escapeMarkdown(part.text);
		if (part.kind === 'text') return text;
		return (await markdownLink(part.to, text)) ?? `[${text}](${part.to})`;
	});
	return parts.join('');
}

/** A link to an entry, with its title. */
export async function titleLink(ref: string): Promise<string> {
	const link = await linkTo(ref);
	return `[${escapeMarkdown(link.title)}](${urlOf(link.path)})`;
}

/** The parts of a section that is a list; none if the list is empty. */
export function listSection(heading: string, items: readonly string[]): string[] {
	return items.length === 0 ? [] : [`## ${heading}`, ...list(items)];
}

/** A list as one part; none if it is empty. */
export function list(items: readonly string[]): string[] {
	return items.length === 0 ? [] : [items.map((item) => `- ${item}`).join('\n')];
}

/** Maps all items concurrently, and returns the results in the order of the items. */
export function mapAll<T, R>(items: readonly T[], map: (item: T) => Promise<R>): Promise<R[]> {
	return Promise.all(items.map(map));
}

/** A link to an address, which is in angle brackets because it may contain parentheses. */
export function linkToAddress(text: string, url: string): string {
	return `[${escapeMarkdown(text)}](<${url}>)`;
}
