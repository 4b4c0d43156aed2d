/**
 * The first word of a text that the build tools would replace, or undefined. Vite, Rolldown and Astro use such words as
 * markers in their code and search for them in everything that they bundle, including the text of pages. One of them
 * would be replaced by the environment variables of the build, including passwords; others end the build or remove
 * pages.
 *
 * `import.meta.env` is not such a word: it is replaced only in code, and the text of a page is never code.
 */
export function findBuildMarker(text: string): { marker: string; at: number } | undefined {
	const found = MARKER.exec(text);
	return found ? { marker: found[0], at: found.index } : undefined;
}

/** The beginnings of the markers, such as `__VITE_ASSET__`, `__VITE_PUBLIC_ASSET__` and `__ASTRO_IMAGE_`. */
const MARKER = /__VITE_|__ASTRO_|__astro_[a-z]|__ROLLDOWN_|import\.meta\.ROLLDOWN_|@@ASTRO/;
