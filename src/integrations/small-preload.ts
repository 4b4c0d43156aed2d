import type { AstroIntegration } from 'astro';

/**
 * Replaces the code that Vite puts around every `import()` in a page. Vite's own version also loads stylesheets, counts
 * failures and finds out what the browser can do: 650 bytes after compression that every page would run. On this site, the
 * parts of a page's script bring their own stylesheets, and a failed import is reported where it was requested. All that
 * remains is to request a part together with its own imports, so that a slow network delays the part only once.
 */
export function smallPreloadIntegration(): AstroIntegration {
	return {
		name: 'hindsight:small-preload',
		hooks: {
			'astro:config:setup': ({ updateConfig, config }) => {
				updateConfig({ vite: { plugins: [smallPreload(config.base)] } });
			},
		},
	};
}

/** The name under which Vite imports the code. */
const VITE_HELPER = '\0vite/preload-helper.js';

function smallPreload(base: string) {
	const root = JSON.stringify(`${base.replace(/\/$/, '')}/`);
	return {
		name: 'hindsight:small-preload',
		enforce: 'pre' as const,
		apply: 'build' as const,
		load(id: string) {
			if (id !== VITE_HELPER) return undefined;
			return `export const __vitePreload = (load, parts = []) => {
	for (const part of parts) {
		const link = document.createElement('link');
		link.rel = 'modulepreload';
		link.href = ${root} + part;
		document.head.append(link);
	}
	return load();
};`;
		},
	};
}
