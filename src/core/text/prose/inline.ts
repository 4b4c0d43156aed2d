/**
 * Splits a front matter text into plain text, `code` in back-ticks and `[text](kind:id)` links. Unbalanced marks stay
 * plain text, so every input is valid.
 */
export function parseInline(text: string): InlinePart[] {
	const parts: InlinePart[] = [];
	let plain = '';
	let at = 0;
	const flush = () => {
		if (plain !== '') parts.push({ kind: 'text', text: plain });
		plain = '';
	};
	while (at < text.length) {
		const found = readCode(text, at) ?? readLink(text, at);
		if (found === undefined) {
			plain += text[at];
			at += 1;
			continue;
		}
		flush();
		parts.push(found.part);
		at = found.end;
	}
	flush();
	return parts;
}

/** Removes the marks from a text, for titles, feeds and search results. */
export function plainText(text: string): string {
	return parseInline(text)
		.map((part) => part.text)
		.join('');
}

function readCode(text: string, at: number): Found | undefined {
	if (text[at] !== '`') return undefined;
	const end = text.indexOf('`', at + 1);
	if (end <= at + 1) return undefined;
	return { part: { kind: 'code', text: text.slice(at + 1, end) }, end: end + 1 };
}

function readLink(text: string, at: number): Found | undefined {
	if (text[at] !== '[') return undefined;
	// Searches no further than the maximum length of a link. Otherwise each "[" of a long text would cost a search to the
	// end of the text.
	const near = text.slice(at, at + MAX_LINK);
	const close = near.indexOf('](');
	const end = close < 0 ? -1 : near.indexOf(')', close);
	if (end < 0) return undefined;
	const label = near.slice(1, close);
	const to = near.slice(close + 2, end);
	if (label.includes('[') || /\s/.test(to) || !to.includes(':')) return undefined;
	return { part: { kind: 'link', text: label, to }, end: at + end + 1 };
}

/** Maximum number of characters in a link, including its text and its address. */
const MAX_LINK = 2000;

export type InlinePart =
	{ kind: 'text'; text: string } | { kind: 'code'; text: string } | { kind: 'link'; text: string; to: string };

interface Found {
	part: InlinePart;
	end: number;
}
