import { escapeMarkdown } from '../../core/text/safety/escape-markdown.ts';
import { isRef } from '../../core/graph/ref.ts';
import { isSitePath } from '../../core/address/site-address.ts';
import { parseInline } from '../../core/text/inline.ts';
import { findLink, linkTo } from '../library.ts';
import { urlOf } from '../settings.ts';

/** An address within the site becomes complete; other links stay. */
export async function linkOf(address: string, text: string): Promise<string | undefined> {
	if (isSitePath(address)) return `[${text || address}](${urlOf(address)})`;
	if (!isRef(address)) return undefined;
	const link = await findLink(address);
	return link ? `[${text || escapeMarkdown(link.title)}](${urlOf(link.path)})` : text;
}

/** A text of front matter as Markdown. */
export async function inline(text: string): Promise<string> {
	const parts = await all(parseInline(text), async (part) => {
		if (part.kind === 'code') return `\`${part.text}\``;
		const text = escapeMarkdown(part.text);
		if (part.kind === 'text') return text;
		return (await linkOf(part.to, text)) ?? `[${text}](${part.to})`;
	});
	return parts.join('');
}

/** A link to an entry, with its title. */
export async function title(ref: string): Promise<string> {
	const link = await linkTo(ref);
	return `[${escapeMarkdown(link.title)}](${urlOf(link.path)})`;
}

/** A section with a list; nothing for an empty list. */
export function listOf(heading: string, items: readonly string[]): string[] {
	return items.length === 0 ? [] : [`## ${heading}`, items.map((item) => `- ${item}`).join('\n')];
}

/** Maps items, all at once, in their order. */
export function all<T, R>(items: readonly T[], map: (item: T) => Promise<R>): Promise<R[]> {
	return Promise.all(items.map(map));
}

/** A link to an address, in angle brackets, in which an address may contain brackets. */
export function linkToAddress(text: string, url: string): string {
	return `[${escapeMarkdown(text)}](<${url}>)`;
}
