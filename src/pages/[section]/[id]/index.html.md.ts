import { SECTION_OF } from '../../../core/address/address.ts';
import type { AnyEntry } from '../../../core/entry.ts';
import { library } from '../../../site/library.ts';
import { markdownVersion } from '../../../site/machines/markdown-version.ts';
import { textFile } from '../../../site/machines/responses.ts';

/** The Markdown version of each page, at `index.html.md` below the page. Glossary terms have no pages of their own. */
export async function getStaticPaths() {
	const { entries } = await library();
	return entries
		.filter((entry) => entry.kind !== 'term')
		.map((entry) => ({
			params: { section: SECTION_OF[entry.kind].replaceAll('/', ''), id: entry.id },
			props: { entry },
		}));
}

export const GET = async ({ props }: { props: { entry: AnyEntry } }) =>
	textFile(await markdownVersion(props.entry), 'text/markdown');
