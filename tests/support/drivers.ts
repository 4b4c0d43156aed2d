import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { launch } from 'puppeteer-core';
import { Builder, Capabilities } from 'selenium-webdriver';
import { launchBrowser } from '../../src/node/browser.ts';

/*
 * A small interface for three browsers, because no single client can drive the Debian versions of all three. Playwright needs its
 * own builds of Firefox and WebKit. Firefox supports WebDriver BiDi, which Puppeteer uses without geckodriver. WebKitGTK has a
 * WebDriver server, which Selenium uses.
 */
export interface Driver {
	/** Name and version, as the browser reports them. */
	name: string;
	open: (address: string) => Promise<void>;
	reload: () => Promise<void>;
	/** Evaluates an expression in the page and awaits a promise. */
	evaluate: (expression: string) => Promise<unknown>;
	close: () => Promise<void>;
}

/** The tested browsers, each with a way to install the parts that this machine lacks. */
export const BROWSERS: readonly BrowserKind[] = [
	{ kind: 'Chromium', missing: undefined, start: startChromium },
	{
		kind: 'Firefox',
		missing: firefox() === undefined ? 'apt install firefox-esr, or set FIREFOX_PATH' : undefined,
		start: startFirefox,
	},
	{ kind: 'WebKit', missing: missingForWebKit(), start: startWebKit },
];

export interface BrowserKind {
	kind: 'Chromium' | 'Firefox' | 'WebKit';
	/** How to install the missing parts, or undefined if nothing is missing. */
	missing: string | undefined;
	start: () => Promise<Driver>;
}

async function startChromium(): Promise<Driver> {
	const browser = await launchBrowser();
	const page = await browser.newPage();
	return {
		name: `Chromium ${browser.version()}`,
		open: async (address) => void (await page.goto(address)),
		reload: async () => void (await page.reload()),
		evaluate: (expression) => page.evaluate<unknown>(expression),
		close: () => browser.close(),
	};
}

async function startFirefox(): Promise<Driver> {
	const browser = await launch({ browser: 'firefox', executablePath: firefox() ?? '', headless: true });
	const page = await browser.newPage();
	return {
		name: (await browser.version()).replace(/^firefox\//i, 'Firefox '),
		open: async (address) => void (await page.goto(address)),
		reload: async () => void (await page.reload()),
		evaluate: (expression) => page.evaluate(expression),
		close: () => browser.close(),
	};
}

/** Starts WebKit, which needs a display. Without one, Xvfb provides it. */
async function startWebKit(): Promise<Driver> {
	const started: ChildProcess[] = [];
	const close = () => started.reverse().forEach((child) => child.kill());
	try {
		const port = await freePort();
		const display = process.env['DISPLAY'] ?? (await startDisplay(started));
		const options = { stdio: 'ignore', env: { ...process.env, DISPLAY: display } } as const;
		started.push(spawn(inPath('WebKitWebDriver') ?? '', [`--port=${port}`], options));
		await until(() => fetch(`http://127.0.0.1:${port}/status`).then(({ ok }) => ok, () => false), 'WebKitWebDriver'); // prettier-ignore
		const capabilities = new Capabilities({
			browserName: 'MiniBrowser',
			'webkitgtk:browserOptions': { binary: miniBrowser(), args: ['--automation'] },
		});
		const driver = await new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(capabilities).build();
		await driver.manage().setTimeouts({ script: 30_000, pageLoad: 60_000 });
		const version = (await driver.getCapabilities()).get('browserVersion') as string;
		return {
			name: `WebKitGTK ${version}`,
			open: (address) => driver.get(address),
			reload: () => driver.navigate().refresh(),
			evaluate: (expression) =>
				driver.executeAsyncScript(
					`const done = arguments[0]; Promise.resolve(${expression}).then(done, (error) => done({ failed: String(error) }));`,
				),
			close: async () => {
				await driver.quit().catch(() => undefined);
				close();
			},
		};
	} catch (error) {
		close();
		throw error;
	}
}

async function startDisplay(started: ChildProcess[]): Promise<string> {
	for (let number = 90; number < 120; number++) {
		const socket = `/tmp/.X11-unix/X${number}`;
		if (existsSync(socket) || existsSync(`/tmp/.X${number}-lock`)) continue;
		const options = ['-screen', '0', '1280x900x24', '-nolisten', 'tcp'];
		started.push(spawn(inPath('Xvfb') ?? '', [`:${number}`, ...options], { stdio: 'ignore' }));
		await until(() => Promise.resolve(existsSync(socket)), 'Xvfb');
		return `:${number}`;
	}
	throw new Error('No display number is free.');
}

function missingForWebKit(): string | undefined {
	const command = 'apt install webkit2gtk-driver xvfb';
	if (!inPath('WebKitWebDriver') || miniBrowser() === undefined) return command;
	return inPath('Xvfb') !== undefined || process.env['DISPLAY'] !== undefined ? undefined : command;
}

function firefox(): string | undefined {
	return process.env['FIREFOX_PATH'] ?? inPath('firefox-esr') ?? inPath('firefox');
}

function miniBrowser(): string | undefined {
	return inPath('MiniBrowser') ?? globSync('/usr/lib*/{*/,}webkit*gtk-*/MiniBrowser')[0];
}

function inPath(name: string): string | undefined {
	const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
	return folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
}

async function until(isReady: () => Promise<boolean>, what: string): Promise<void> {
	for (let waitedMs = 0; waitedMs < 30_000; waitedMs += 200) {
		if (await isReady()) return;
		await sleep(200);
	}
	throw new Error(`${what} did not start within 30 seconds.`);
}

function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const { port } = server.address() as AddressInfo;
			server.close(() => resolve(port));
		});
	});
}
