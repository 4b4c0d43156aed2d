import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { FOLDER_OF, type Kind } from './core/schema/primitives.ts';
import { CONTENT_FOLDER } from './node/places.ts';
import { SCHEMA_OF } from './core/schema/index.ts';

/** Astro's view of the content: one collection per kind, with the schema that the validator uses too. */
function collectionOf<K extends Kind>(kind: K) {
	const isFolder = kind === 'snippet';
	return defineCollection({
		loader: glob({
			base: `${CONTENT_FOLDER}/${FOLDER_OF[kind]}`,
			pattern: isFolder ? '*/index.mdx' : '*.mdx',
			generateId: ({ entry }) => entry.replace(isFolder ? /\/index\.mdx$/ : /\.mdx$/, ''),
		}),
		schema: SCHEMA_OF[kind],
	});
}

export const collections = {
	errors: collectionOf('error'),
	runbooks: collectionOf('runbook'),
	postmortems: collectionOf('postmortem'),
	snippets: collectionOf('snippet'),
	paths: collectionOf('path'),
	services: collectionOf('service'),
	glossary: collectionOf('term'),
};
