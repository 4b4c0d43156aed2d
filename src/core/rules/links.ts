import type { AnyDocument } from '../entry.ts';
import { isRef } from '../graph/ref.ts';
import { VERBATIM_FIELDS } from '../graph/reference-fields.ts';
import { stringsIn } from '../graph/walk.ts';
import type { Position } from '../report/issue.ts';
import { parseInline } from '../text/prose/inline.ts';

/** All links of a document, in its body and fields, that do not have the form `kind:id`. */
export function nonRefLinks({ body, data, locate }: AnyDocument): Link[] {
	const inFields = [...stringsIn(data, VERBATIM_FIELDS)].flatMap(({ path, text }) => {
		return text.includes('](') ? linksIn(text).map((url) => ({ url, position: locate(path, url) })) : [];
	});
	return [...body.links, ...inFields];
}

/**
 * The link targets in a field that are not refs. The site makes a link only if the target contains a colon, and
 * otherwise prints the brackets unchanged, so targets without a colon count only if they look like an address.
 */
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
