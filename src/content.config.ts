import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { collectionOf } from './core/packs/collection-of.ts';
import { FOLDER_OF } from './core/schema/primitives.ts';
import { loadContent } from './node/content/load-content.ts';

const { roots } = await loadContent();

/**
 * The content as Astro sees it: one collection for the team's folder and one for each pack, used only for the bodies of their
 * pages. The fields come from `loadContent`, which has validated them and applied the team's changes to packs.
 */
export const collections = Object.fromEntries(
	roots.map(({ name, absolute }) => [
		collectionOf(name),
		defineCollection({
			loader: glob({
				base: absolute,
				pattern: Object.values(FOLDER_OF).map((folder) => `${folder}/**/*.mdx`),
				generateId: ({ entry }) => entry,
			}),
		}),
	]),
);
