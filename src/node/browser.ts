import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser } from 'playwright-core';

/**
 * Starts a headless Chromium with a separate profile. The caller must close it.
 *
 * It uses the program that `CHROME_PATH` names. If that is not set, it uses the browser in the npm package
 * `@sparticuz/chromium` (on Linux x64), which includes its own libraries and font and needs nothing from the system, or else
 * an installed Chrome, Chromium or Edge.
 *
 * @throws Error if `CHROME_PATH` names no file, or if there is no browser; the message lists the paths that were searched.
 */
export async function launchBrowser(): Promise<Browser> {
	const { executablePath, env, args } = await browserProgram();
	return chromium.launch({ executablePath, env: { ...process.env, ...env }, args });
}

/** The program that {@link launchBrowser} starts, for callers that need the process itself. Throws the same errors. */
export async function browserProgram(): Promise<FoundBrowser & { args: string[] }> {
	return { ...(await findBrowser()), args: FLAGS };
}

const FLAGS = [
	'--headless',
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	// As in an installed browser, a frame with another origin, such as the frame of the snippets, runs in a separate process.
	'--site-per-process',
	// Widths of text must not depend on the hinting settings of the machine.
	'--font-render-hinting=none',
];

async function findBrowser(): Promise<FoundBrowser> {
	const chosen = process.env['CHROME_PATH'];
	if (chosen) {
		if (!existsSync(chosen)) throw new Error(`CHROME_PATH is "${chosen}", but there is no such file.`);
		return { executablePath: chosen, env: {} };
	}
	if (process.platform === 'linux' && process.arch === 'x64') {
		const packageFolder = findChromiumPackage();
		if (packageFolder) return unpack(packageFolder);
	}
	const candidates = installedCandidates();
	const executablePath = candidates.find((path) => existsSync(path));
	if (executablePath) return { executablePath, env: {} };
	throw new Error(
		`No browser was found. Install Chrome or Chromium, or set CHROME_PATH to the program. Looked for:\n` +
			candidates.map((path) => `  ${path}`).join('\n'),
	);
}

/** The folder of the npm package, or `undefined` if development dependencies are not installed. */
function findChromiumPackage(): string | undefined {
	try {
		return dirname(dirname(fileURLToPath(import.meta.resolve('@sparticuz/chromium'))));
	} catch {
		return undefined;
	}
}

/** Unpacks the browser once per version. Several processes may do so at the same time; the first one wins. */
async function unpack(packageFolder: string): Promise<FoundBrowser> {
	const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
	const folder = join(CACHE, `chromium-${version}`);
	if (!existsSync(folder)) {
		await mkdir(CACHE, { recursive: true });
		const staging = await mkdtemp(join(CACHE, 'unpacking-'));
		await inflateInto(staging, packageFolder);
		await writeFile(join(staging, 'fonts.conf'), FONTS_CONF);
		await rename(staging, folder).catch(async (error: unknown) => {
			await rm(staging, { recursive: true, force: true });
			if (!existsSync(folder)) throw error;
		});
	}
	return {
		executablePath: join(folder, 'chromium'),
		env: {
			FONTCONFIG_PATH: folder,
			FONTCONFIG_FILE: join(folder, 'fonts.conf'),
			XDG_CACHE_HOME: folder,
			HOME: process.env['HOME'] ?? folder,
			LD_LIBRARY_PATH: [join(folder, 'al2023', 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':'),
		},
	};
}

async function inflateInto(folder: string, packageFolder: string): Promise<void> {
	const { inflate } = await import('@sparticuz/chromium');
	const previous = process.env['TMPDIR'];
	// `inflate` always writes to the temporary folder. It reads this variable before its first await.
	process.env['TMPDIR'] = folder;
	const unpacking = ['chromium.br', 'al2023.tar.br', 'fonts.tar.br'].map((file) =>
		inflate(join(packageFolder, 'bin', file)),
	);
	if (previous === undefined) delete process.env['TMPDIR'];
	else process.env['TMPDIR'] = previous;
	await Promise.all(unpacking);
}

function installedCandidates(): string[] {
	switch (process.platform) {
		case 'darwin':
			return ['Google Chrome', 'Chromium', 'Microsoft Edge'].flatMap((name) =>
				['/Applications', join(process.env['HOME'] ?? '/', 'Applications')].map(
					(folder) => `${folder}/${name}.app/Contents/MacOS/${name}`,
				),
			);
		case 'win32':
			return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
				.flatMap((name) => process.env[name] ?? [])
				.flatMap((folder) => [
					join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
					join(folder, 'Chromium', 'Application', 'chrome.exe'),
					join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
				]);
		default:
			return ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser'].flatMap((name) =>
				[...new Set([...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/snap/bin'])]
					.filter(Boolean)
					.map((folder) => join(folder, name)),
			);
	}
}

/**
 * Allows only the font of the package, so that text has the same width on every machine. The package's own file does not
 * work, because it names fixed folders under /tmp and /var.
 */
const FONTS_CONF = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
	<dir prefix="relative">fonts</dir>
	<cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

const CACHE = fileURLToPath(new URL('../../node_modules/.cache/hindsight/', import.meta.url));

interface FoundBrowser {
	executablePath: string;
	env: Record<string, string>;
}
