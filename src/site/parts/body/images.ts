import { content } from '../../content.ts';
import { entriesOf } from '../../library.ts';

/** The images of the postmortems that this site shows. */
export async function postmortemImages(): Promise<{ id: string; file: string; absolute: string }[]> {
	const [{ images }, postmortems] = await Promise.all([content(), entriesOf('postmortem')]);
	return postmortems.flatMap(({ id, data }) =>
		data.images.flatMap(({ file }) => {
			const found = images.find((image) => image.postmortem === id && image.name === file);
			return found ? [{ id, file, absolute: found.absolute }] : [];
		}),
	);
}

/** Reads the bytes of one of these images. */
export { readBytes as imageBytes } from '../../../node/content/beside/read-bytes.ts';
