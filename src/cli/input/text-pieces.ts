/**
 * Decodes bytes as UTF-8, with U+FFFD for what is none, into pieces that end behind a line break. A piece is given out
 * as soon as it has `least` characters; a line that does not end within `longestLine` characters is cut.
 */
export async function* textPieces(
	chunks: AsyncIterable<Uint8Array>,
	{ least, longestLine = 8192 }: { least: number; longestLine?: number },
): AsyncGenerator<string> {
	const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
	let parts: string[] = [];
	let length = 0;
	for await (const chunk of chunks) {
		const part = decoder.decode(chunk, { stream: true });
		parts.push(part);
		length += part.length;
		if (length < least) continue;
		const text = parts.join('');
		const lineEnd = text.lastIndexOf('\n') + 1;
		const end = text.length - lineEnd > longestLine ? text.length : lineEnd;
		if (end > 0) yield text.slice(0, end);
		parts = [text.slice(end)];
		length = text.length - end;
	}
	const rest = parts.join('') + decoder.decode();
	if (rest !== '') yield rest;
}

/**
 * Decodes bytes into lines without their breaks, numbered from 1. Of a line longer than `longest` characters the text
 * is undefined, and nothing of it is kept.
 */
export async function* textLines(
	chunks: AsyncIterable<Uint8Array>,
	longest: number,
): AsyncGenerator<{ number: number; text: string | undefined }> {
	let number = 1;
	let held: string[] = [];
	let length = 0;
	const take = (): { number: number; text: string | undefined } => {
		const text = length > longest ? undefined : held.join('').replace(/\r$/, '');
		held = [];
		length = 0;
		return { number: number++, text };
	};
	for await (const piece of textPieces(chunks, { least: 0, longestLine: 0 })) {
		let from = 0;
		for (let end = piece.indexOf('\n'); end >= 0; end = piece.indexOf('\n', from)) {
			length += end - from;
			if (length <= longest) held.push(piece.slice(from, end));
			yield take();
			from = end + 1;
		}
		length += piece.length - from;
		if (length <= longest) held.push(piece.slice(from));
		else held = [];
	}
	if (length > 0) yield take();
}
