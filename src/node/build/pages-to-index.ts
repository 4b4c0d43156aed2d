import { glob, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { indexPage } from '../../core/search/index-page.ts';

/** Copies to a folder those pages of a built site that belong in the full-text index, as the index should read them. */
export async function copyPagesToIndex(site: string, folder: string): Promise<void> {
	const pages: string[] = [];
	for await (const page of glob('**/*.html', { cwd: site })) pages.push(page);
	const waiting = [...pages];
	const copyNext = async (): Promise<void> => {
		for (let page = waiting.pop(); page !== undefined; page = waiting.pop()) {
			const html = await readFile(path.join(site, page), 'utf8');
			if (!html.includes('data-pagefind-body')) continue;
			await mkdir(path.join(folder, path.dirname(page)), { recursive: true });
			await writeFile(path.join(folder, page), indexPage(html));
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, copyNext));
}

const AT_ONCE = 8;
