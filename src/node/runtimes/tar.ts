/**
 * Creates a tar archive (POSIX ustar) of files in the given order, without owners and times, so that the same files give
 * the same bytes.
 *
 * @throws RangeError for a name longer than 100 bytes, which is far longer than any name here.
 */
export function tar(files: readonly { name: string; content: Buffer }[]): Buffer {
	const blocks = files.flatMap(({ name, content }) => [
		header(name, content.length),
		content,
		Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK),
	]);
	return Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]);
}

const BLOCK = 512;

function header(name: string, size: number): Buffer {
	if (Buffer.byteLength(name) > 100) throw new RangeError(`"${name}" is too long for a tar header.`);
	const block = Buffer.alloc(BLOCK);
	block.write(name, 0);
	block.write('0000644\0', 100);
	block.write('0000000\0', 108);
	block.write('0000000\0', 116);
	block.write(`${octal(size, 11)}\0`, 124);
	block.write(`${octal(0, 11)}\0`, 136);
	// The checksum is computed with spaces in its own field.
	block.write('        ', 148);
	block.write('0', 156);
	block.write('ustar\x0000', 257, 'latin1');
	const sum = block.reduce((total, byte) => total + byte, 0);
	block.write(`${octal(sum, 6)}\0 `, 148);
	return block;
}

function octal(value: number, digits: number): string {
	return value.toString(8).padStart(digits, '0');
}
