import { cp, glob, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buildOnce } from './build-fixture-site.ts';
import { FIXTURE_SITE, PROJECT, SITE_BELOW_PATH } from './fixture-site.ts';

/** Before the tests of the site below a path: the fixture content, with another address in its settings and alert rules. */
export default function buildSiteBelowPath(): Promise<void> {
	return buildOnce(SITE_BELOW_PATH, async () => {
		const content = path.join(PROJECT, SITE_BELOW_PATH.HINDSIGHT_CONTENT);
		await rm(content, { recursive: true, force: true });
		await cp(path.join(PROJECT, FIXTURE_SITE.HINDSIGHT_CONTENT), content, { recursive: true });
		for await (const name of glob(['site.yaml', 'alert-rules/*.yml'], { cwd: content })) {
			const file = path.join(content, name);
			const text = await readFile(file, 'utf8');
			await writeFile(file, text.replaceAll(/https:\/\/base\.example\/?/g, 'https://org.github.io/kb/'));
		}
	});
}
