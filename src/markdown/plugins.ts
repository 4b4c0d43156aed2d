import { defineMdastPlugin } from 'satteri';
import { isRef } from '../core/graph/ref.ts';
import { parseFenceMeta } from './fence-meta.ts';
import { isSitePath } from '../core/address/site-address.ts';

/** Turns every fenced block into a `<Fence>` component, so that the page decides how a command or a diagram looks. */
export const fences = defineMdastPlugin({
	name: 'hs-fences',
	code(node, ctx) {
		const { effect, title } = parseFenceMeta(node.meta ?? '');
		ctx.replaceNode(node, componentNode('Fence', { language: node.lang ?? 'text', code: node.value, effect, title }));
	},
});

/**
 * Turns links to entries (`runbook:held-connections#steps`) and to lists (`/actions/`) into `<EntryLink>`, which looks up
 * the title and adds the base path of the site.
 */
export const entryLinks = defineMdastPlugin({
	name: 'hs-entry-links',
	link(node, ctx) {
		if (!isRef(node.url) && !isSitePath(node.url)) return;
		ctx.replaceNode(node, {
			type: 'mdxJsxTextElement',
			name: 'EntryLink',
			attributes: [{ type: 'mdxJsxAttribute', name: 'to', value: node.url }],
			children: node.children,
		});
	},
});

/**
 * Removes the alignment of table columns. Astro would render it as inline styles, which the content security policy of the
 * pages forbids.
 */
export const plainTables = defineMdastPlugin({
	name: 'hs-plain-tables',
	table(node, ctx) {
		if (node.align?.some((each) => each !== null)) ctx.replaceNode(node, { ...node, align: [] });
	},
});

function componentNode(name: string, props: Record<string, string | undefined>) {
	return {
		type: 'mdxJsxFlowElement' as const,
		name,
		attributes: Object.entries(props).flatMap(([key, value]) =>
			value === undefined ? [] : [{ type: 'mdxJsxAttribute' as const, name: key, value }],
		),
		children: [],
	};
}
