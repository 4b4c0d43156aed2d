import { expect, test } from 'vitest';
import { useSite } from '../support/browser.ts';
import { expectUsable, isResponsive, openEditor, runCode, setLimits } from '../support/run-code.ts';

const site = useSite();

/** Long enough for a bomb to reach its memory limit on a busy machine. */
const seconds = 60;

/** Each exceeds the memory limit. Readers are most likely to try the first two. */
const BOMBS: Record<string, string> = {
	'arrays with a length': 'while (true) all.push(new Array(1_000_000).fill(Math.random()));',
	'typed arrays': 'while (true) all.push(new Uint8Array(50e6));',
	'one huge buffer': 'all.push(new ArrayBuffer(3e9));',
	'a buffer that grows': 'const b = new ArrayBuffer(8, { maxByteLength: 2e9 }); b.resize(2e9); all.push(b);',
	'the class found at an instance': 'const A = ([] as any).constructor; while (true) all.push(new A(1e6).fill(1));',
	'a subclass': 'class Mine extends Float64Array {} while (true) all.push(new Mine(1e6));',
	'caught and tried again': 'while (true) { try { all.push(new Uint8Array(1e8)); } catch {} }',
	copies: 'const some = new Array(1e6).fill(1); while (true) all.push(some.slice(), some.concat(some));',
	'Array.from': 'while (true) all.push(Array.from({ length: 1e6 }, (_, index) => index));',
	clones: 'const some = new Float64Array(1e6); while (true) all.push(structuredClone(some));',
	strings: 'let n = 0; while (true) all.push(("x" + n++).repeat(1e6), "y".padStart(1e6, String(n)));',
	'encoded text': 'while (true) all.push(new TextEncoder().encode("x".repeat(1e6)));',
	'objects, one by one': 'while (true) all.push({ value: Math.random() });',
	'a map': 'const map = new Map(); let n = 0; all.push(map); while (true) map.set(n++, { n });',
	'a set': 'const set = new Set(); let n = 0; all.push(set); while (true) set.add(`${n++}`);',
	'WebAssembly and workers':
		'if (typeof WebAssembly + typeof Worker === "undefinedundefined") while (true) all.push(new Uint8Array(1e8));',
};

/** Reaches the real limit, which must be below the maximum size of a `Map`. The others have a lower limit, to be quicker. */
const AT_THE_REAL_LIMIT = 'a map';

test(
	'a run that allocates too much is ended with a message, however it allocates, and the page survives',
	{ timeout: 400_000 },
	async () => {
		await site.withPage({}, async (page) => {
			await openEditor(page, 'typescript');
			for (const [name, bomb] of Object.entries(BOMBS)) {
				const isReal = name === AT_THE_REAL_LIMIT;
				await setLimits(page, isReal ? { seconds } : { seconds, megabytes: 128 });
				const { state } = await runCode(page, `const all: unknown[] = [];\n${bomb}`);
				const limit = isReal ? 1024 : 128;
				expect(state, name).toBe(`Stopped: it asked for more memory than a run may use here, about ${limit} MB.`);
				expect(await isResponsive(page), name).toBe(true);
			}
			await expectUsable(page, 'typescript');
		});
	},
);

test('freed memory is not counted, and built-ins behave normally', async () => {
	const code = `
		for (let round = 0; round < 400; round++) {
			new Uint8Array(10e6);
			if (round % 20 === 0) await new Promise((resolve) => setTimeout(resolve, 50));
		}
		class Mine extends Array { last() { return this[this.length - 1]; } }
		const mine = Mine.from([1, 2, 3]);
		const checks = [
			new Array(3).length === 3, Array(1, 2).join() === '1,2', [] instanceof Array, [].constructor === Array,
			Array.isArray(new Array(2)), mine.map((value) => value * 2).last() === 6, mine instanceof Mine,
			new Uint8Array([1, 2]).constructor === Uint8Array, Uint8Array.from([1, 300])[1] === 44,
			new Uint8Array(new ArrayBuffer(8), 4).length === 4, 'ab'.repeat(2) === 'abab', 'a'.padEnd(3, '-') === 'a--',
			[3, 1, 2].toSorted().join('') === '123', [1].concat([2], 3).length === 3, [1, 2].push(3, 4) === 4,
			new Map([[1, 2]]).set(3, 4).size === 2, new Set([1]).add(1).size === 1, structuredClone({ a: [1] }).a[0] === 1,
			new TextEncoder().encode('ä').length === 2, Array.from('abc').length === 3, Array.from.name === 'from',
		];
		try { 'a'.repeat(-1); checks.push(false); } catch (error) { checks.push(error instanceof RangeError); }
		try { new Array(-1); checks.push(false); } catch (error) { checks.push(error instanceof RangeError); }
		console.log(checks.every(Boolean) ? 'all as elsewhere' : checks.join(' '));`;
	await site.withPage({}, async (page) => {
		await openEditor(page, 'typescript', { seconds });
		const { output, exit, state } = await runCode(page, code);
		expect([output.trim(), exit], state).toEqual(['all as elsewhere', 0]);
	});
});
