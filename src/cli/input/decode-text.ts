/**
 * Decodes bytes as UTF-8 into chunks. Invalid bytes become U+FFFD. Once `minLength` characters are buffered, yields
 * everything up to the last line break; if the unfinished line after it exceeds `maxLineLength` characters, yields that too.
 * The last chunk may end without a line break.
 */
export async function* decodeText(
	bytes: AsyncIterable<Uint8Array>,
	{ minLength, maxLineLength = 8192 }: { minLength: number; maxLineLength?: number },
): AsyncGenerator<string> {
	const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
	let parts: string[] = [];
	let length = 0;
	for await (const block of bytes) {
		const part = decoder.decode(block, { stream: true });
		parts.push(part);
		length += part.length;
		if (length < minLength) continue;
		const text = parts.join('');
		const lineEnd = text.lastIndexOf('\n') + 1;
		const end = text.length - lineEnd > maxLineLength ? text.length : lineEnd;
		if (end > 0) yield text.slice(0, end);
		parts = [text.slice(end)];
		length = text.length - end;
	}
	const rest = parts.join('') + decoder.decode();
	if (rest !== '') yield rest;
}

/**
 * Decodes bytes into lines without line breaks, numbered from 1. The text of a line longer than `maxLineLength` characters
 * is undefined and is not held in memory.
 */
export async function* decodeLines(
	bytes: AsyncIterable<Uint8Array>,
	maxLineLength: number,
): AsyncGenerator<{ number: number; text: string | undefined }> {
	let number = 1;
	let parts: string[] = [];
	let length = 0;
	const takeLine = (): { number: number; text: string | undefined } => {
		const text = length > maxLineLength ? undefined : parts.join('').replace(/\r$/, '');
		parts = [];
		length = 0;
		return { number: number++, text };
	};
	// With limits of zero, every block is passed on at once. The lines are assembled here.
	for await (const chunk of decodeText(bytes, { minLength: 0, maxLineLength: 0 })) {
		let from = 0;
		for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', from)) {
			length += end - from;
			if (length <= maxLineLength) parts.push(chunk.slice(from, end));
			yield takeLine();
			from = end + 1;
		}
		length += chunk.length - from;
		if (length <= maxLineLength) parts.push(chunk.slice(from));
		else parts = [];
	}
	if (length > 0) yield takeLine();
}
