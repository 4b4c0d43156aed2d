import type { AstroIntegration } from 'astro';
import { beforeEach, expect, test, vi } from 'vitest';
import { pagefindIntegration } from './pagefind.ts';

const pagefind = vi.hoisted(() => ({ createIndex: vi.fn(), close: vi.fn() }));
vi.mock('pagefind', () => pagefind);

beforeEach(() => void vi.clearAllMocks());

test('pages are counted, and Pagefind is closed', async () => {
	pagefind.createIndex.mockResolvedValue(fakeIndex({}));
	expect(await buildIndex()).toBe('3 pages are in the full-text index.');
	expect(pagefind.close).toHaveBeenCalledOnce();
});

test.each([
	['does not start', () => Promise.resolve({ errors: ['no binary'] }), 'Pagefind could not start: no binary'],
	['rejects', () => Promise.resolve(fakeIndex({ rejects: 'the process ended' })), 'the process ended'],
	[
		'reports an error',
		() => Promise.resolve(fakeIndex({ errors: ['disk full'] })),
		'could not index the site: disk full',
	],
])('when Pagefind %s, the build fails with the reason, and Pagefind is closed', async (_, create, message) => {
	pagefind.createIndex.mockImplementation(create);
	await expect(buildIndex()).rejects.toThrow(message);
	expect(pagefind.close).toHaveBeenCalledOnce();
});

function fakeIndex({ errors = [], rejects }: { errors?: string[]; rejects?: string }) {
	return {
		errors: [],
		index: {
			addDirectory: async () => ({ page_count: 3, errors: [] }),
			writeFiles: async () => {
				if (rejects !== undefined) throw new Error(rejects);
				return { errors };
			},
		},
	};
}

/** Runs the build step, and returns its log message. */
async function buildIndex(): Promise<string> {
	const lines: string[] = [];
	const logger = { info: (line: string) => lines.push(line) };
	const done = (pagefindIntegration() as Required<AstroIntegration>).hooks['astro:build:done'];
	await done?.({ dir: new URL('file:///site/'), logger } as unknown as Parameters<typeof done>[0]);
	return lines.join('\n');
}
