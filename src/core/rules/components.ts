/**
 * The components that a body may use without importing them, and all their attributes. Any other attribute is a finding:
 * Astro gives a meaning to `set:html`, `is:inline`, `client:load`, `slot`, `class` and others on every component, and some
 * of them turn text into HTML.
 *
 * Every attribute is required, and its value is quoted text. The component prints the value as text.
 */
export const COMPONENTS = {
	/** `title` is an imperative. */
	Step: ['title'],
	Expect: [],
	Note: [],
} as const satisfies Record<string, readonly string[]>;

export const COMPONENT_NAMES = Object.keys(COMPONENTS);

/** The attributes of a component, or undefined if there is no such component. */
export function attributesOf(component: string): readonly string[] | undefined {
	return Object.hasOwn(COMPONENTS, component) ? COMPONENTS[component as keyof typeof COMPONENTS] : undefined;
}
