import { addressOf } from '../../core/address/address.ts';
import { library } from '../../site/library.ts';
import { jsonFile } from '../../site/machines/responses.ts';

/** All entries and all links between them. Each link names its two entries, and the field that contains it. */
export const GET = async () => {
	const { entries, graph } = await library();
	return jsonFile({
		version: 1,
		nodes: entries.map(({ kind, id, data }) => ({
			ref: `${kind}:${id}`,
			title: data.title,
			path: addressOf(kind, id),
		})),
		links: graph.edges.map(({ from, to, field }) => ({ from, to, field })),
	});
};
