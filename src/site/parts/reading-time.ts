import type { AnyEntry } from '../../core/entry.ts';
import { stringsIn } from '../../core/graph/walk.ts';
import { NOT_RECORDED } from '../../core/schema/primitives.ts';
import { plainText } from '../../core/text/prose/inline.ts';
import { readingMinutes } from '../../core/text/prose/reading-time.ts';

/** Estimated minutes to read the page of an entry. */
export function minutesToRead(entry: AnyEntry): number {
	return readingMinutes(textsOf(entry));
}

/** The prose of the page: the texts of its fields, and those of its body without code. A single word is an id or a name. */
function* textsOf({ data, body }: AnyEntry): Generator<string> {
	for (const { text } of stringsIn(data)) if (/\s/.test(text) && text !== NOT_RECORDED) yield plainText(text);
	for (const { text } of body.texts) yield text;
}
