import type { AnyDocument } from '../entry.ts';
import { isRef } from '../graph/ref.ts';
import { VERBATIM_FIELDS } from '../graph/reference-fields.ts';
import { stringsIn } from '../graph/walk.ts';
import type { Position } from '../report/issue.ts';
import { parseInline } from '../text/inline.ts';

/** Every link of a document that is not of the form `kind:id`: in its body, and in the text of its fields. */
export function otherLinks({ body, data, locate }: AnyDocument): Link[] {
	const inFields = [...stringsIn(data, VERBATIM_FIELDS)].flatMap(({ path, text }) => {
		return text.includes('](') ? linksIn(text).map((url) => ({ url, position: locate(path, url) })) : [];
	});
	return [...body.links, ...inFields];
}

/** In a field only what has a colon is a link to the site, which prints the brackets of the rest as they stand. */
function linksIn(text: string): string[] {
	return parseInline(text).flatMap((part) => {
		if (part.kind === 'link') return isRef(part.to) ? [] : [part.to];
		if (part.kind === 'code') return [];
		return [...part.text.matchAll(/\[[^[\]]*\]\(([^\s():]+)\)/g)].flatMap(([, url = '']) => {
			return /^#|\/|\.mdx?$/.test(url) ? [url] : [];
		});
	});
}

export interface Link {
	url: string;
	position: Position;
}
