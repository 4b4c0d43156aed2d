import { addressOf, NAME_OF } from '../core/address/address.ts';
import { escapeMarkdown } from '../core/text/safety/escape-markdown.ts';
import { plainText } from '../core/text/prose/inline.ts';
import { library } from '../site/library.ts';
import { inListOrder, summaryOf } from '../site/lists/listing.ts';
import { KINDS_WITH_PAGES } from '../site/lists/sections.ts';
import { textFile } from '../site/machines/responses.ts';
import { settings, urlOf } from '../site/settings.ts';

/** An outline for language models: a link to the Markdown version of every entry, with one sentence about the entry. */
export const GET = async () => {
	const { entries } = await library();
	const sections = KINDS_WITH_PAGES.map((kind) => {
		const links = inListOrder(entries.filter((entry) => entry.kind === kind)).map((entry) => {
			const url = urlOf(`${addressOf(kind, entry.id)}index.html.md`);
			return `- [${escapeMarkdown(plainText(entry.data.title))}](${url}): ${escapeMarkdown(summaryOf(entry))}`;
		});
		return links.length === 0 ? [] : [`## ${NAME_OF[kind].many}`, '', ...links, ''];
	});
	const head = [`# ${escapeMarkdown(settings.name)}`, '', `> ${escapeMarkdown(settings.description)}`, ''];
	return textFile([...head, ...sections.flat()].join('\n'));
};
