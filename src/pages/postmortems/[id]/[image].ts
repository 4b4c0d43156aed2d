import { readFile } from 'node:fs/promises';
import { content } from '../../../site/content.ts';
import { entriesOf } from '../../../site/library.ts';

/** The images of the postmortems that this site shows. */
export async function getStaticPaths() {
	const [{ images }, postmortems] = await Promise.all([content(), entriesOf('postmortem')]);
	return postmortems.flatMap(({ id, data }) =>
		data.images.flatMap(({ file }) => {
			const found = images.find((image) => image.postmortem === id && image.name === file);
			return found ? [{ params: { id, image: file }, props: { absolute: found.absolute } }] : [];
		}),
	);
}

export const GET = async ({ props }: { props: { absolute: string } }) =>
	new Response(new Uint8Array(await readFile(props.absolute)));
