/**
 * The first word of a text that the tools of the build would replace, or undefined. Vite, Rolldown and Astro keep places
 * in their code with such words and look for them in everything they bundle, the text of pages included: one of them
 * would be filled with the environment of the build, passwords and all, others end the build or leave pages out.
 *
 * `import.meta.env` is not one: it is replaced where it is code, and the text of a page never is.
 */
export function findBuildMarker(text: string): { marker: string; at: number } | undefined {
	const found = MARKER.exec(text);
	return found ? { marker: found[0], at: found.index } : undefined;
}

/** By their beginnings, which stand for what may follow: `__VITE_ASSET__`, `__VITE_PUBLIC_ASSET__`, `__ASTRO_IMAGE_`. */
const MARKER = /__VITE_|__ASTRO_|__astro_[a-z]|__ROLLDOWN_|import\.meta\.ROLLDOWN_|@@ASTRO/;
