import { open } from 'node:fs/promises';
import type { Document } from '../../../core/entry.ts';
import type { Fault, ImageProblem } from '../../../core/rules/fault.ts';
import type { ImageFile } from '../list-content.ts';
import { reasonOf } from '../read-file.ts';
import type { ReadPage } from '../page/read-page.ts';

/** Finds images of postmortems that are missing, not named by their page, unreadable, too large or misnamed. */
export async function imageFaults(images: readonly ImageFile[], pages: readonly ReadPage[]): Promise<Fault[]> {
	const postmortems = pages.flatMap(({ document }) => (document.kind === 'postmortem' ? document : []));
	const missing = postmortems.flatMap((document) => missingImages(document, images));
	const unusable = await Promise.all(
		images.map(async (image): Promise<Fault[]> => {
			const page = postmortems.find(({ id }) => id === image.postmortem);
			const isNamed = page?.data.images === undefined || page.data.images.some(({ file }) => file === image.name);
			const position = { at: 'unknown' } as const;
			if (!isNamed)
				return [{ rule: 'stray-file', file: image.file, position, reason: { is: 'not named by its page' } }];
			const problem = await problemOf(image);
			return problem === undefined ? [] : [{ rule: 'unusable-image', file: image.file, position, ...problem }];
		}),
	);
	return [...missing, ...unusable.flat()];
}

function missingImages({ id, file, data, locate }: Document<'postmortem'>, images: readonly ImageFile[]): Fault[] {
	const owner = 'postmortem';
	const present = images.filter(({ postmortem }) => postmortem === id).map(({ name }) => name);
	return (data.images ?? []).flatMap(({ file: name }, index): Fault[] =>
		present.includes(name)
			? []
			: [
					{
						rule: 'missing-snippet-file',
						file,
						position: locate(['images', index, 'file']),
						name,
						fileNames: present,
						owner,
					},
				],
	);
}

async function problemOf({ absolute, name }: ImageFile): Promise<ImageProblem | undefined> {
	try {
		const handle = await open(absolute);
		try {
			const { size } = await handle.stat();
			if (size > MAX_BYTES) return { reason: 'too large', bytes: size, limit: MAX_BYTES };
			const start = Buffer.alloc(16);
			await handle.read(start, 0, 16, 0);
			const extension = name.slice(name.lastIndexOf('.') + 1);
			const found = Object.keys(SIGNATURES).find((format) => SIGNATURES[format]?.(start));
			const isAsNamed = found !== undefined && found === extension.replace('jpeg', 'jpg');
			return isAsNamed ? undefined : { reason: 'another format', extension, found };
		} finally {
			await handle.close();
		}
	} catch (error) {
		return { reason: 'unreadable', cause: reasonOf(error) };
	}
}

const MAX_BYTES = 2_000_000;

/** The first bytes of each format, from its specification. */
const SIGNATURES: Record<string, (start: Buffer) => boolean> = {
	png: (start) => start.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])),
	jpg: (start) => start[0] === 0xff && start[1] === 0xd8 && start[2] === 0xff,
	gif: (start) => /^GIF8[79]a/.test(start.toString('latin1')),
	webp: (start) => /^RIFF.{4}WEBP/s.test(start.toString('latin1')),
	avif: (start) => /^.{4}ftypavi[fs]/s.test(start.toString('latin1')),
};
