import { cp, glob, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buildOnce } from './build-fixture-site.ts';
import { FIXTURE_SITE, PROJECT, TEAM_SITE } from './fixture-site.ts';

/** Before the tests of a team's site: assembles the site's content outside the repository, and builds the site. */
export default function buildTeamSite(): Promise<void> {
	return buildOnce(TEAM_SITE, async () => {
		const content = TEAM_SITE.HINDSIGHT_CONTENT;
		await rm(content, { recursive: true, force: true });
		await cp(path.join(PROJECT, FIXTURE_SITE.HINDSIGHT_CONTENT), content, { recursive: true });
		await cp(path.join(PROJECT, 'tests/fixtures/team'), content, { recursive: true });
		await rm(path.join(content, 'README.md'));
		for await (const name of glob(['site.yaml', 'alert-rules/*.yml'], { cwd: content })) {
			const file = path.join(content, name);
			const text = await readFile(file, 'utf8');
			const moved = text.replaceAll(/https:\/\/base\.example\/?/g, 'https://org.github.io/kb/');
			await writeFile(
				file,
				moved.replace(/^url: .*$/m, '$&\neditUrl: https://code.example.org/edit/{path}\npacks: [reference]'),
			);
		}
	});
}
