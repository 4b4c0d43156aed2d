import { ASCII_CLASS, foldWide, LEAD, TRANSPARENT } from './chars.ts';
import { readLead } from './decode.ts';

/** A short span of a paste as a person would read it, without colours and invisible characters and without escapes. */
export function plainText(text: string): string {
	let out = '';
	for (let i = 0; i < text.length;) {
		const code = text.codePointAt(i) as number;
		const length = code > 0xffff ? 2 : 1;
		if (code >= 128) {
			if (foldWide(code) !== '') out += String.fromCodePoint(code);
			i += length;
			continue;
		}
		const kind = ASCII_CLASS[code];
		if (kind === LEAD) {
			const lead = readLead(text, i, text.length);
			const next = Math.max(lead.next, i + 1);
			if (lead.kind === 'code') out += String.fromCodePoint(lead.code);
			// An escaped quotation mark loses its backslash, and an escaped line break or tab becomes a space.
			else if (lead.kind === 'separator')
				out += text
					.slice(i, next)
					.replace(/^\\+(?=["'])/, '')
					.replace(/^\\+[ntr]$/, ' ');
			else if (lead.kind === 'either') out += '\\';
			i = next;
			continue;
		}
		if (kind !== TRANSPARENT) out += text[i];
		i++;
	}
	return out.replace(/\s+/g, ' ').trim();
}
