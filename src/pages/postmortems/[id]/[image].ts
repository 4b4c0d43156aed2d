import { imageBytes, postmortemImages } from '../../../site/parts/body/images.ts';

export async function getStaticPaths() {
	const images = await postmortemImages();
	return images.map(({ id, file, absolute }) => ({ params: { id, image: file }, props: { absolute } }));
}

export const GET = async ({ props }: { props: { absolute: string } }) => new Response(await imageBytes(props.absolute));
