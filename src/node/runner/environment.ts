import type { Snippet } from '../../core/schema/kinds/snippet.ts';

/**
 * The environment of a snippet. It inherits only the variables that are needed to find programs and install packages, so
 * that a stray `POOL_SIZE` does not change the evidence. Each knob is a variable with its name in upper
 * case; a flag is `1` or `0`.
 */
export function environmentOf(
	services: Record<string, string>,
	knobs: Record<string, string>,
	temporaryFolder: string,
): NodeJS.ProcessEnv {
	const inherited = Object.entries(process.env).filter(([name]) => INHERITED.test(name));
	const upper = Object.entries(knobs).map(([name, value]) => [name.toUpperCase(), value]);
	return {
		...Object.fromEntries(inherited),
		LANG: 'C.UTF-8',
		LC_ALL: 'C.UTF-8',
		TZ: 'UTC',
		TMPDIR: temporaryFolder,
		NO_COLOR: '1',
		PYTHONDONTWRITEBYTECODE: '1',
		PYTHONUNBUFFERED: '1',
		PYTHONUTF8: '1',
		PYTHONNOUSERSITE: '1',
		...services,
		...(Object.fromEntries(upper) as Record<string, string>),
	};
}

/**
 * Parses settings such as `pool_size=3`.
 *
 * @returns the values by knob, or a sentence about the first invalid setting.
 */
export function readKnobs(
	snippet: Pick<Snippet, 'knobs'>,
	settings: readonly string[],
): Record<string, string> | string {
	const values: Record<string, string> = {};
	for (const setting of settings) {
		const [, name = '', value = ''] = /^([^=]+)=(.*)$/s.exec(setting) ?? [];
		const knob = snippet.knobs.find((each) => each.name === name);
		const names = snippet.knobs.map((each) => each.name).join(', ') || 'none';
		if (!knob) return `"${setting}" sets no knob of this snippet. Its knobs: ${names}.`;
		if (knob.type === 'flag') {
			if (!/^(?:true|false|1|0)$/.test(value)) return `"${name}" is on or off: ${name}=1 or ${name}=0.`;
			values[name] = value === 'true' || value === '1' ? '1' : '0';
			continue;
		}
		const number = Number(value);
		if (value.trim() === '' || !Number.isFinite(number) || (knob.type === 'int' && !Number.isInteger(number))) {
			return `"${name}" takes ${knob.type === 'int' ? 'a whole number' : 'a number'}, not "${value}".`;
		}
		const { min = -Infinity, max = Infinity } = knob;
		if (number < min || number > max) return `"${name}" goes from ${min} to ${max}, but the value is ${value}.`;
		values[name] = value.trim();
	}
	return values;
}

/** Inherited variables. Case is ignored, because variables for proxies may be in upper or lower case. */
const INHERITED =
	/^(?:PATH|HOME|USER|LOGNAME|SHELL|LD_LIBRARY_PATH|UV_.*|PYENV_.*|XDG_.*|SSL_CERT_FILE|SSL_CERT_DIR|REQUESTS_CA_BUNDLE|NODE_EXTRA_CA_CERTS|HTTPS?_PROXY|ALL_PROXY|NO_PROXY)$/i;
