/** A JSON file for machines, indented by two spaces so that people can read it too. */
export function jsonFile(data: unknown): Response {
	return new Response(`${JSON.stringify(data, null, 2)}\n`, {
		headers: { 'content-type': 'application/json; charset=utf-8' },
	});
}

/** A text file for machines. */
export function textFile(text: string, type = 'text/plain'): Response {
	return new Response(text, { headers: { 'content-type': `${type}; charset=utf-8` } });
}

/** Text between XML tags or inside an XML attribute. */
export function escapeXml(text: string): string {
	return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
