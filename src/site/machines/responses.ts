import { href } from '../settings.ts';

/**
 * A JSON file for programs. Indented, so that a person can read it as well.
 *
 * A field called `path` holds a site path. It is published with the path of the site before it, so that a program can
 * resolve it against the address of the file.
 */
export function jsonFile(data: unknown): Response {
	return jsonResponse(`${JSON.stringify(data, publishPath, 2)}\n`);
}

/** Like `jsonFile`, but without white space, for a file that pages load. */
export function compactJsonFile(data: unknown): Response {
	return jsonResponse(JSON.stringify(data, publishPath));
}

function publishPath(field: string, value: unknown): unknown {
	return field === 'path' && typeof value === 'string' ? href(value) : value;
}

function jsonResponse(text: string): Response {
	return new Response(text, { headers: { 'content-type': 'application/json; charset=utf-8' } });
}

/** A text file for programs. */
export function textFile(text: string, type = 'text/plain'): Response {
	return new Response(text, { headers: { 'content-type': `${type}; charset=utf-8` } });
}

/** Escapes text for use between XML tags or in an XML attribute. */
export function escapeXml(text: string): string {
	return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
