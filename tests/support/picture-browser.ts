import { globSync } from 'node:fs';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { browserProgram } from '../../src/node/browser.ts';

/**
 * Launches the browser of the tests to take pictures. The packaged browser has no fixed-width font, so code is shown in
 * the system's DejaVu Sans Mono if that is installed.
 */
export async function launchPictureBrowser(): Promise<Browser> {
	const { executablePath, env, args } = await browserProgram();
	const packaged = env['FONTCONFIG_PATH'];
	if (packaged === undefined) return chromium.launch({ executablePath, args });
	const folder = await mkdtemp(path.join(tmpdir(), 'hindsight-fonts-'));
	for (const font of globSync('/usr/share/fonts/**/DejaVuSansMono{,-Bold}.ttf')) {
		await copyFile(font, path.join(folder, path.basename(font)));
	}
	const config = path.join(folder, 'fonts.conf');
	await writeFile(config, fontsConf([path.join(packaged, 'fonts'), folder]));
	const browser = await chromium.launch({
		executablePath,
		env: { ...process.env, ...env, FONTCONFIG_FILE: config },
		args,
	});
	browser.on('disconnected', () => void rm(folder, { recursive: true, force: true }));
	return browser;
}

function fontsConf(folders: readonly string[]): string {
	return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
	${folders.map((folder) => `<dir>${folder}</dir>`).join('')}
	<cachedir prefix="xdg">fontconfig</cachedir>
	${prefer('sans-serif', 'Open Sans')}
	${prefer('system-ui', 'Open Sans')}
</fontconfig>
`;
}

function prefer(family: string, font: string): string {
	return `<alias binding="same"><family>${family}</family><prefer><family>${font}</family></prefer></alias>`;
}
