/**
 * The components that a body may use without importing them, and all the attributes that each of them takes. Whatever is
 * not in this table is a finding: Astro gives a meaning to `set:html`, `is:inline`, `client:load`, `slot`, `class` and
 * others wherever they stand, and some of them turn text into HTML.
 *
 * An attribute is text in quotes, and required. A component prints it as text.
 */
export const COMPONENTS = {
	/** `title`: an imperative. */
	Step: ['title'],
	Expect: [],
	Note: [],
} as const satisfies Record<string, readonly string[]>;

export const COMPONENT_NAMES = Object.keys(COMPONENTS);

/** The attributes of a component, or undefined if there is no such component. */
export function attributesOf(component: string): readonly string[] | undefined {
	return Object.hasOwn(COMPONENTS, component) ? COMPONENTS[component as keyof typeof COMPONENTS] : undefined;
}
