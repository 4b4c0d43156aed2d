import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { collectionOf } from './core/packs/collection-of.ts';
import { FOLDER_OF } from './core/schema/primitives.ts';
import { loadContent } from './node/content/load-content.ts';

const { roots } = await loadContent();

/**
 * Astro's view of the content: one collection for each folder that holds pages, which gives their bodies. The fields come from
 * `loadContent`, which has checked them by the schemas of the core, and knows what a team changes in a pack.
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
